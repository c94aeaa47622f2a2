import { expect, test } from 'vitest';
import { UnknownFactError } from '#domain/log/unknown-fact.ts';

test('a fact of a newer version is told with its place in the log', () => {
  const error = new UnknownFactError('handoff#a', 7, 'OfferSung');
  expect(error).toMatchObject({
    name: 'UnknownFactError',
    subjectId: 'handoff#a',
    seq: 7,
    factType: 'OfferSung',
  });
  expect(error.message).toBe('handoff#a commit 7 holds the fact OfferSung, which this version cannot read');
});
