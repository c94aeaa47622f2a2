import { describe, expect, test } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import { sampleDirectory } from '../contract/sample.ts';

const at = '2030-01-31T12:00:00.000Z';
const target = 'salesforce';
type Planned = FactOf<'TargetPlanned'>;
const planned = (attempt: number, before: Planned['before'] = {}, more: Partial<Planned> = {}): Planned => ({
  ...{ type: 'TargetPlanned', target, epoch: 1, attempt, before, wanted: {}, leaseUntil: at },
  ...more,
});
const failed = (attempt: number, more: Partial<FactOf<'AttemptFailed'>> = {}): HandoffFact => ({
  ...{ type: 'AttemptFailed', target, epoch: 1, attempt, because: 'no-answer' },
  ...more,
});

/** What the last of these facts says, after all the others were told. */
function lastOf(...facts: readonly HandoffFact[]): string | undefined {
  const commit = nextCommit(undefined, {
    ...{ subjectId: subjectId('handoff', 'h1'), commitId: 'c1', at, facts: [...facts] },
    ...{ actor: { kind: 'system', id: 'worker' }, correlationId: correlationIdSchema.parse('cor-1') },
  });
  expect(storyOfMember([commit], sampleDirectory)).toEqual(storyOf([commit], sampleDirectory));
  return storyOf([commit], sampleDirectory).at(-1)?.sentence;
}

describe('a write that is planned is told', () => {
  const old = { owner: 'o', stage: 's' };
  const again = 'Baton is about to write again (write no. 2).';

  test('after a look, where none is open', () => {
    expect(lastOf(planned(1))).toBe('Baton read Salesforce and is about to write (write no. 1).');
    expect(lastOf(planned(1), failed(1), planned(2))).toBe(
      'Baton read Salesforce and is about to write (write no. 2).',
    );
    expect(lastOf({ ...planned(1), target: 'asana' }, planned(1))).toContain('Baton read Salesforce');
  });

  test.each<[string, Planned['before']]>([
    ['still shows what stood there before', old],
    ['still shows what stood there before', { owner: 'o' }],
    ['shows not all that was written', { owner: 'new', stage: 's' }],
    ['shows not all that was written', { owner: 'new', stage: 'new' }],
  ])('as one more, where the one before %s: %j', (shows, seen) => {
    expect(lastOf(planned(1, old), planned(2, seen))).toBe(
      `Salesforce was read back after write no. 1 and ${shows}; ${again}`,
    );
  });

  test('as what it is for, where that is another thing than before', () => {
    expect(lastOf(planned(1), planned(2, {}, { purpose: 'reverse' }))).toContain(
      'Baton is about to take back what it wrote (write no. 2).',
    );
    expect(lastOf(planned(1, {}, { purpose: 'reverse' }), planned(2, {}, { purpose: 'reverse' }))).toContain(
      'take back what it wrote again',
    );
  });

  test('as one to another record, whatever was open at the record before', () => {
    expect(lastOf(planned(1), planned(2, {}, { movedFrom: '00Q1' }))).toBe(
      'Baton read Salesforce and is about to write another record than before, which was 00Q1 (write no. 2).',
    );
  });

  test('with what was left open of the one before', () => {
    const told = ' What became of the write before was left open: no answer.';
    expect(lastOf(planned(1, {}, { unanswered: 'no-answer' }))).toContain(told);
    expect(lastOf(planned(1), planned(2, {}, { unanswered: 'no-answer' }))).toContain(told);
  });
});

describe('what did not work is told', () => {
  test('as a write that was not taken, if there was one', () => {
    expect(lastOf(planned(2), failed(2))).toBe('Salesforce did not take write no. 2: no answer.');
  });

  test('as a look, if no write of that number was open', () => {
    const look = 'Baton came no further than a look at Salesforce (no. 3): no answer. Nothing was written.';
    expect(lastOf(planned(2), failed(3))).toBe(look);
    expect(lastOf(failed(3))).toBe(look);
  });

  test('as not known, where the system cannot be read back', () => {
    expect(lastOf(planned(2), failed(2, { isUnread: true }))).toBe(
      'Salesforce cannot be read back: no answer. What became of write no. 2 is not known.',
    );
  });
});
