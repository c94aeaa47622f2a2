import { describe, expect, test } from 'vitest';
import type { Exchange, Understood } from '#domain/ports/attempt-records.ts';
import { whatItSaid } from '#domain/story/what-it-said.ts';

const exchange = (status?: number, understood?: Understood): Exchange => ({
  ...{ method: 'PATCH', path: '/x', durationMs: 5, system: 'hubspot', purpose: 'write' },
  at: '2030-01-31T12:00:00.000Z',
  ...(status === undefined ? {} : { status }),
  ...(understood === undefined ? {} : { understood }),
});

describe('by its status alone an answer says', () => {
  test.each([
    [200, 'yes (200)'],
    [299, 'yes (299)'],
    [300, 'elsewhere (300)'],
    [399, 'elsewhere (399)'],
    [400, 'refused (400)'],
    [499, 'refused (499)'],
    [500, 'failed (500)'],
    [404, 'not there (404)'],
    [429, 'too many requests (429)'],
  ])('%i: %s', (status, told) => {
    expect(whatItSaid(exchange(status))).toBe(told);
    expect(whatItSaid(exchange(status, { kind: 'ok' }))).toBe(told);
  });

  test('nothing where there was none: then why', () => {
    expect(whatItSaid({ ...exchange(), because: 'no-answer' })).toBe('no answer: no answer');
    expect(whatItSaid(exchange())).toBe('no answer: ');
  });
});

describe('as Baton understood it an answer says', () => {
  test.each<[number, Understood, string]>([
    [
      400,
      { kind: 'refused', because: 'INVALID_OPTION', field: 'owner' },
      'refused (400): INVALID_OPTION, owner',
    ],
    [400, { kind: 'refused', because: 'http-400' }, 'refused (400)'],
    [400, { kind: 'refused', because: 'http-409' }, 'refused (400): http 409'],
    [400, { kind: 'refused', field: 'owner' }, 'refused (400): owner'],
    [503, { kind: 'deferred', because: 'no-answer' }, 'failed (503): no answer'],
    [200, { kind: 'refused', because: 'too-long' }, 'refused (inside a 200): too long'],
    [299, { kind: 'not-found' }, 'not there (inside a 299)'],
    [300, { kind: 'refused' }, 'elsewhere (300)'],
    [200, { kind: 'unknown' }, 'no word whether it did (200)'],
    [200, { kind: 'refused', inside: 404 }, 'not there (404 inside a 200)'],
    [207, { kind: 'deferred', inside: 299 }, 'not now (299 inside a 207)'],
    [207, { kind: 'deferred', inside: 300 }, 'elsewhere (300 inside a 207)'],
  ])('%i, %j: %s', (status, understood, told) => {
    expect(whatItSaid(exchange(status, understood))).toBe(told);
  });

  test.each([
    ['NOT_FOUND_9', 'NOT_FOUND_9'],
    ['a_NOT-FOUND', 'a NOT FOUND'],
    ['NOT-found', 'NOT found'],
  ])('a code of the system as it is, a word of ours as words: %s', (because, told) => {
    expect(whatItSaid(exchange(400, { kind: 'refused', because }))).toBe(`refused (400): ${told}`);
  });
});
