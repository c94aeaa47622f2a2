import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { returnReasonKey } from '#domain/story/names.ts';
import type { AnyFact } from '#domain/story/story-line.ts';
import { storyLine } from '#domain/story/story-line.ts';
import { everyFact } from './every-fact.ts';

const at = '2030-01-31T12:00:00.000Z';

const names = new Map([
  ['maya-chen', 'Maya Chen'],
  ['jonas-weber', 'Jonas Weber'],
  ['lena', 'lena@example.com'],
  ['note', 'I am in Lisbon until May'],
  [returnReasonKey('incomplete'), 'Something is missing'],
]);

const system: Actor = { kind: 'system', id: 'wake' };
const operator: Actor = { kind: 'operator', id: 'lena' };
const byLink: Actor = { kind: 'person', id: 'maya-chen', channel: 'link' };
const inSlack: Actor = { kind: 'person', id: 'maya-chen', channel: 'slack' };

const told = (fact: AnyFact, actor: Actor): string => {
  const commit = {
    ...{ subjectId: subjectId('handoff', 'h1'), seq: 3, commitId: 'c3', actor, previous: '', facts: [] },
    ...{ at, correlationId: correlationIdSchema.parse('cor-1') },
  };
  return `${fact.type}: ${storyLine(commit, fact, names).sentence}`;
};

/** What a fact says, with a line more for each actor and remark that changes it. */
function sentencesOf(fact: AnyFact): readonly string[] {
  const remarked: AnyFact = { ...fact, ...{ textId: 'note' } };
  return [...[system, operator, byLink, inSlack].map((actor) => told(fact, actor)), told(remarked, system)];
}

/** Causes are written out once, where an incident is opened for them; whatever else has a cause shows one or two. */
function isRepeated(fact: AnyFact): boolean {
  if (fact.type === 'HandoffObserved') return fact.would.kind === 'nobody' && !isExample(fact.would.cause);
  return fact.type !== 'IncidentOpened' && 'cause' in fact && !isExample(fact.cause);
}

const isExample = ({ kind }: IncidentCause) => kind === 'expired' || kind === 'malformed';

const leftOut = [
  { person: 'maya-chen', because: 'away' },
  { person: 'jonas-weber', because: 'declined' },
] as const;
const choice = { considered: ['maya-chen', 'jonas-weber'], leftOut: [...leftOut] };
const opened = { type: 'IncidentOpened', owner: 'maya-chen', deadlineAt: at, member: 'handoff#a@3' } as const;

/** What facts say only in shapes that they seldom take. */
const seldom: readonly AnyFact[] = [
  { type: 'WorkflowWaiting', run: 1, state: 'rollback', epoch: 1 },
  { type: 'HandoffObserved', would: { kind: 'ask', to: 'lena', because: 'named', choice }, until: at },
  { type: 'OfferMade', epoch: 1, to: 'lena', because: 'named', choice, expiresAt: at },
  { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned' },
  { type: 'HandoffReleased', how: 'reassigned' },
  { type: 'HandoffCompleted', without: ['salesforce', 'asana', 'billing'] },
  { type: 'TransferObserved', tookSeconds: 90_060 },
  { type: 'TransferObserved', tookSeconds: 59.9 },
  { type: 'TransferObserved', tookSeconds: 93_720 },
  ...(['DROPPED', 'OVERWRITTEN', 'UNVERIFIABLE'] as const).map((verdict): AnyFact => ({
    ...{ type: 'TargetMismatched', target: 'asana', epoch: 1, attempt: 1, verdict, field: 'assignee' },
  })),
  { type: 'HandoffReturned', epoch: 1, by: 'maya-chen', reason: 'not_my-market', missing: [] },
  { type: 'HandoffReturned', epoch: 1, by: 'maya-chen', reason: 'other', missing: ['phone', 'email'] },
  { type: 'StartOverdue', epoch: 1, step: 'reminder' },
  { ...opened, cause: { kind: 'nobody-to-ask', leftOut: [...leftOut] } },
  { ...opened, cause: { kind: 'contradiction', property: 'stage', others: ['status', 'phase'] } },
  { ...opened, cause: { kind: 'unmapped', source: 'crm', property: 'stage', value: 'SQL', contract: 'c' } },
  {
    ...opened,
    cause: {
      kind: 'missing-input',
      contract: 'c',
      field: '',
      unlinked: [{ object: 'company', label: 'For' }],
    },
  },
  {
    ...opened,
    cause: {
      kind: 'ambiguous',
      candidates: [
        { person: 'maya-chen', rule: 1, because: 'named-person' },
        { person: 'jonas-weber', rule: 3, because: 'property' },
      ],
    },
  },
  {
    ...opened,
    cause: { kind: 'declined', by: 'maya-chen', reason: 'no-time', textId: 'note' },
  },
  {
    ...opened,
    cause: { kind: 'returned', by: 'maya-chen', reason: 'incomplete', missing: [], textId: 'note' },
  },
];

/** Whoever adds a fact, or changes its words, adds or changes its lines there, and reads them as people will. */
const written = readFileSync(new URL('sentences.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

test('every fact reads as it is written down, whoever decided and whatever they remarked', () => {
  const facts = [...everyFact(), ...seldom].filter((fact) => !isRepeated(fact));
  expect([...new Set(facts.flatMap(sentencesOf))]).toEqual(written);
});
