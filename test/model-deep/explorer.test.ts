import { expect, test } from 'vitest';
import { breakages } from '#test/model-support/breakages.ts';
import { accepted, declined } from '#test/model-support/preludes.ts';
import { runExplorer } from '#test/model-support/run-explorer.ts';
import type { Scope } from '#test/model-support/explore.ts';

/** Enough for most of these to be whole; none may find anything as far as it comes. */
const STATES = 60_000;

async function expectSound(scope: Partial<Scope>): Promise<void> {
  const { broken } = await runExplorer({ states: STATES, ...scope });
  expect(broken).toBeUndefined();
}

test('from the webhook to done, whatever goes wrong twice', () => expectSound({ faults: 2 }));

test('of all that people can do, any two things, while one thing goes wrong', () =>
  expectSound({
    faults: 1,
    acts: 2,
    allowed: ['accept', 'decline', 'return', 'hand-on', 'snooze', 'reassign', 'cancel', 'retry', 'release'],
  }));

test('while a system is written, whatever goes wrong twice and whatever one person does meanwhile', () =>
  expectSound({ faults: 2, prelude: accepted, allowed: ['cancel', 'change', 'retry', 'reassign'] }));

test('two systems that are written at once, whatever goes wrong twice', () =>
  expectSound({ faults: 2, targets: ['hubspot', 'ledger'], prelude: accepted, allowed: ['cancel'] }));

test('after a no, whatever goes wrong twice, each state followed to its end without the stream', () =>
  expectSound({ faults: 2, prelude: declined, allowed: ['retry', 'reassign'], progress: true }));

test('a start that is missed or said, whatever goes wrong once from one step to the next', () =>
  expectSound({
    ...{ faults: 1, acts: 1, prelude: accepted, awaitsStart: true },
    ...{ allowed: ['start', 'accept'] },
  }));

test.each(breakages)('where it was noticed that $guard, nothing is found while it is so', ({ scope }) =>
  expectSound(scope),
);
