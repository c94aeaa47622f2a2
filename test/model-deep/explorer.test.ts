import { expect, test } from 'vitest';
import { breakages } from '#test/model-support/breakages.ts';
import type { Scope } from '#test/model-support/explore.ts';
import { awaitsStart, inStorm, ledgerRefuses, returned, takenBack } from '#test/model-support/given.ts';
import { accepted, asked, declined } from '#test/model-support/preludes.ts';
import { runExplorer } from '#test/model-support/run-explorer.ts';

/** Three times as many as the largest of these have: whatever has more has grown in a way that nobody meant. */
const STATES = 1_500_000;

const EVERYTHING: Scope['allowed'] = [
  ...(['accept', 'decline', 'return', 'hand-on', 'snooze'] as const),
  ...(['reassign', 'cancel', 'retry', 'release'] as const),
];

/** All of it was looked at, and no rule was broken anywhere; says how much that was. */
async function expectSound(scope: Partial<Scope>): Promise<void> {
  const { broken, isWhole, states, milliseconds } = await runExplorer({ states: STATES, ...scope });
  process.stdout.write(`${String(states)} states in ${(milliseconds / 1000).toFixed(0)} s\n`);
  expect(broken).toBeUndefined();
  expect(isWhole).toBe(true);
}

interface Deep {
  readonly what: string;
  readonly scope: Partial<Scope>;
}

const deep: readonly Deep[] = [
  {
    what: 'of all that people can do, any two things, from the webhook on, while one thing goes wrong',
    scope: { faults: 1, acts: 2, allowed: EVERYTHING },
  },
  {
    what: 'of all that people can do once Maya is asked, any one thing, while two things go wrong',
    scope: { faults: 2, prelude: asked, allowed: EVERYTHING },
  },
  {
    what: 'from the webhook to done, two things go wrong, and each state comes to its end without the stream',
    scope: { faults: 2, progress: true },
  },
  {
    what: 'while a system is written, two things go wrong and a person does two things',
    scope: { faults: 2, acts: 2, prelude: accepted, allowed: ['cancel', 'change', 'retry', 'reassign'] },
  },
  {
    what: 'after a no, two things go wrong and a person does two things',
    scope: { faults: 2, acts: 2, prelude: declined, allowed: ['retry', 'reassign', 'accept'] },
  },
  {
    what: 'two systems are written at once, and two things go wrong',
    scope: { faults: 2, targets: ['hubspot', 'ledger'], prelude: accepted, allowed: ['cancel'] },
  },
  {
    what: 'a start is missed or said, while one thing goes wrong and people do two things',
    scope: {
      ...{ faults: 1, acts: 2, prelude: accepted, under: awaitsStart },
      allowed: ['start', 'accept', 'decline'],
    },
  },
  ...(['adopt', 'restore', 'ask'] as const).map((whenOwnerChanges) => ({
    what: `somebody else is made the owner (${whenOwnerChanges}), while one thing goes wrong and somebody decides`,
    scope: {
      ...{ faults: 1, acts: 2, prelude: accepted, under: { whenOwnerChanges } },
      allowed: ['take-over', 'release', 'retry'] as const,
    },
  })),
  ...(['withdraw', 'keep', 'ask', 'set-back'] as const).map((whenRecordMoves) => ({
    what: `the record takes another status (${whenRecordMoves}), while one thing goes wrong and somebody acts`,
    scope: {
      ...{ faults: 1, acts: 2, prelude: asked, under: { whenRecordMoves } },
      allowed: ['move-on', 'accept', 'release', 'cancel'] as const,
    },
  })),
  {
    what: 'it is returned and the record is set back, while one thing goes wrong and people do two things',
    scope: {
      ...{ faults: 1, acts: 2, prelude: asked, under: returned },
      allowed: ['return', 'accept', 'retry', 'cancel', 'move-on'],
    },
  },
  {
    what: 'too much arrives at once, while one thing goes wrong and people do two things',
    scope: {
      faults: 1,
      acts: 2,
      under: inStorm,
      allowed: ['release', 'retry', 'reassign', 'cancel', 'accept'],
    },
  },
  {
    what: 'one of two systems refuses and the other is given back, while one thing goes wrong and somebody acts',
    scope: {
      ...{ ...ledgerRefuses, under: takenBack, faults: 1, prelude: accepted },
      allowed: ['change', 'retry', 'cancel'],
    },
  },
  {
    what: 'one of two systems refuses, while people do two things about it',
    scope: {
      ...{ ...ledgerRefuses, acts: 2, prelude: accepted },
      allowed: ['roll-back', 'skip', 'retry', 'cancel', 'change'],
    },
  },
];

// Two at a time: each takes a core.
test.concurrent.each(deep)('$what', ({ scope }) => expectSound(scope));

test.concurrent.each(breakages)(
  'where it was noticed that $guard, nothing is found while it is so',
  ({ scope }) => expectSound(scope),
);
