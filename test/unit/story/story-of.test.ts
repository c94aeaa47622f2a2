import { describe, expect, it } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { sampleDirectory } from '../contract/sample.ts';

const first = nextCommit(undefined, {
  subjectId: subjectId('blocked', 'b1'),
  commitId: 'c1',
  at: '2030-01-31T12:00:00.000Z',
  actor: { kind: 'system', id: 'admit-event' },
  correlationId: correlationIdSchema.parse('cor-1'),
  facts: [{ type: 'EventBlocked', cause: { kind: 'malformed', source: 'hubspot' } }, { type: 'EventFramed' }],
});
const second = nextCommit(first, {
  ...first,
  commitId: 'c2',
  actor: { kind: 'operator', id: 'op-1' },
  facts: [{ type: 'EventReleased', textId: 'note' }],
});

describe('the story of a log', () => {
  it('has a line for every fact, in order, with the number of its commit', () => {
    expect(storyOf([first, second], sampleDirectory).map(({ seq }) => seq)).toEqual([1, 1, 2]);
  });

  it('names a fact of a newer version instead of failing', () => {
    expect(storyOf([first], sampleDirectory)[1]?.sentence).toBe(
      'A newer version of Baton noted “EventFramed”.',
    );
  });

  it.each([
    ['handoff', { type: 'ReminderDue', epoch: 1 }],
    ['blocked', { type: 'EventReleased' }],
    ['incident', { type: 'IncidentResolved', because: 'by-hand' }],
  ] as const)('is the same for what can be in an incident: %s', (kind, fact) => {
    const commit = { ...first, subjectId: subjectId(kind, 'x1'), facts: [fact] };
    expect(storyOfMember([commit], sampleDirectory)).toEqual(storyOf([commit], sampleDirectory));
    expect(storyOf([commit], sampleDirectory)[0]?.sentence).not.toContain('newer version');
  });

  it('tells of a contract too', () => {
    const facts = [{ type: 'ContractResumed', because: 'by-hand' }];
    const commit = { ...first, subjectId: subjectId('contract', 'leads'), facts };
    expect(storyOf([commit], sampleDirectory)[0]?.sentence).not.toContain('newer version');
  });

  it('tells of the backlog too', () => {
    const facts = [{ type: 'CauseDone', causeKey: 'dead-letters' }];
    const commit = { ...first, subjectId: subjectId('backlog', 'team'), facts };
    expect(storyOf([commit], sampleDirectory)[0]?.sentence).toBe(
      'Baton took out of the backlog that messages could not be processed.',
    );
  });

  it('says who the operator is and what was written only where it is told', () => {
    const erasable = new Map([
      ['op-1', 'arn:aws:iam::000000000000:user/lena'],
      ['note', 'typo fixed'],
    ]);
    expect(storyOf([second], sampleDirectory, erasable)[0]?.sentence).toBe(
      'Operator lena let the event go on. “typo fixed”',
    );
    expect(storyOf([second], sampleDirectory)[0]?.sentence).toBe('Operator op-1 let the event go on.');
  });
});
