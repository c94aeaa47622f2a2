import { describe, expect, it } from 'vitest';
import { blockedFactSchema } from '#domain/blocked/blocked.ts';
import { backlogFactSchema } from '#domain/backlog/backlog.ts';
import { contractFactSchema } from '#domain/contract-log/contract-log.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { incidentFactSchema } from '#domain/incident/facts.ts';
import type { Actor, CommitBody } from '#domain/log/commit.ts';
import type { AnyFact } from '#domain/story/story-line.ts';
import { storyLine } from '#domain/story/story-line.ts';
import { everyFact } from './every-fact.ts';

const names = new Map([
  ['maya-chen', 'Maya Chen'],
  ['jonas-weber', 'Jonas Weber'],
  ['note', 'I am in Lisbon until May'],
]);
const link: Actor = { kind: 'person', id: 'maya-chen', channel: 'link' };

const commitBy = (actor: Actor): CommitBody => ({
  subjectId: subjectId('handoff', 'h1'),
  seq: 3,
  commitId: 'c3',
  at: '2030-01-31T12:00:00.000Z',
  actor,
  correlationId: correlationIdSchema.parse('cor-1'),
  previous: '',
  facts: [{ type: 'OfferAccepted' }],
});

const sentence = (fact: AnyFact, actor: Actor = { kind: 'system', id: 'wake' }): string =>
  storyLine(commitBy(actor), fact, names).sentence;

describe('a line of the story', () => {
  it('says who accepted and by which way', () => {
    expect(storyLine(commitBy(link), { type: 'OfferAccepted', epoch: 1, by: 'maya-chen' }, names)).toEqual({
      seq: 3,
      at: '2030-01-31T12:00:00.000Z',
      actor: 'Maya Chen',
      sentence: 'Maya Chen accepted, through the link in the mail.',
      channel: 'link',
      correlationId: 'cor-1',
    });
  });

  it('repeats what somebody wrote, and says nothing in its place once it is erased', () => {
    const declined = { type: 'OfferDeclined', epoch: 1, by: 'maya-chen', reason: 'no-time' } as const;
    const told = 'Maya Chen declined, through the link in the mail: no time.';
    expect(sentence({ ...declined, textId: 'note' }, link)).toBe(`${told} “I am in Lisbon until May”`);
    expect(sentence({ ...declined, textId: 'erased' }, link)).toBe(told);
  });

  it('names the whole identity of an operator once, beside the sentence', () => {
    const arn = 'arn:aws:sts::000000000000:assumed-role/operators/lena';
    const commit = commitBy({ kind: 'operator', id: 'op-1' });
    const line = storyLine(commit, { type: 'HandoffReleased', how: 'retried' }, new Map([['op-1', arn]]));
    expect(line).toMatchObject({ actor: `Operator ${arn}`, sentence: 'Operator lena decided: try again.' });
  });

  it('calls the account itself by its last word, which nothing but a colon stands before', () => {
    const names = new Map([['op-1', 'arn:aws:iam::000000000000:root']]);
    const commit = commitBy({ kind: 'operator', id: 'op-1' });
    const { sentence: told } = storyLine(commit, { type: 'HandoffReleased', how: 'retried' }, names);
    expect(told).toBe('Operator root decided: try again.');
  });

  it('calls an operator by what is known, and Baton by its name', () => {
    const released = { type: 'HandoffReleased', how: 'retried' } as const;
    expect(sentence(released, { kind: 'operator', id: 'op-1' })).toBe('Operator op-1 decided: try again.');
    expect(sentence({ type: 'CancelRequested' })).toBe('Baton asked to cancel it.');
    expect(sentence({ type: 'HandoffCancelled' })).toBe(
      'It was cancelled: Baton writes no owner any more, and what was written stays.',
    );
  });

  it('does not say that anything is written before it is', () => {
    expect(sentence({ type: 'SyncStarted', run: 1, epoch: 1 })).toBe(
      'Baton begins to enter the new owner in every system.',
    );
  });

  it('ends a good handoff with a verified owner', () => {
    const verified = {
      type: 'TargetVerified',
      target: 'hubspot',
      epoch: 1,
      attempt: 1,
      verdict: 'VERIFIED',
    } as const;
    expect(sentence(verified)).toBe('HubSpot was read back and shows the new owner: verified.');
    expect(sentence({ ...verified, verdict: 'ALREADY' })).toContain('nothing was written');
    expect(sentence({ type: 'HandoffCompleted' })).toBe('Done: every system shows the new owner, verified.');
  });

  it('never says that something is verified when it is not', () => {
    for (const verdict of ['DROPPED', 'ALTERED', 'OVERWRITTEN', 'UNVERIFIABLE'] as const) {
      const told = sentence({
        type: 'TargetMismatched',
        target: 'hubspot',
        epoch: 1,
        attempt: 1,
        verdict,
        field: 'hubspot_owner_id',
      });
      expect(told).toContain('hubspot_owner_id');
      expect(told).not.toContain('verified');
    }
  });

  it('names everybody whom it knows', () => {
    const cause = { kind: 'expired', person: 'maya-chen' } as const;
    expect(sentence({ type: 'HandoffHeld', cause })).toBe(
      'It is held until somebody decides: Maya Chen did not answer in time.',
    );
  });

  it('is one plain sentence for every fact that there is, and uses no word of ours', () => {
    const facts = everyFact();
    for (const fact of facts) {
      const told = sentence(fact);
      expect(told, fact.type).toMatch(/^\p{Lu}.*[.]$/u);
      expect(told, fact.type).not.toMatch(/undefined|\[object|epoch|fold|\bcommand\b|maya-chen|jonas-weber/);
    }
    const schemas = [handoffFactSchema, incidentFactSchema, blockedFactSchema, contractFactSchema];
    const types = [...schemas, backlogFactSchema].flatMap((schema) =>
      schema.options.map((option) => [...option.shape.type.values][0]),
    );
    expect(new Set(facts.map((fact) => fact.type))).toEqual(new Set(types));
  });
});
