import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { awaitedTargets, openTargets, plannedTargets } from '#domain/handoff/due.ts';
import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { FIELD, situation } from './history.ts';
import type { Life } from './random-life.ts';
import { happenings, live } from './random-life.ts';

/** Many lives, on a machine that may be busy with others. */
vi.setConfig({ testTimeout: 60_000 });

/** More than one handoff ever needs to get on, when everything works from now on. */
const STEPS = 60;
/** Longer than any lease or deferral of these lives. */
const LATER = 2000;

test('whatever has happened, it can be completed, or its cancel or rollback ends, once everything works', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const life = live(all);
      life.first = { ...life.first, end: 'completed' };
      const isCancelled =
        life.state.status === 'cancelling' ||
        life.state.status === 'cancelled' ||
        wasCancelling(life) ||
        wasTakenBack(life);
      for (let step = 0; step < STEPS && !isOver(life.state); step += 1) help(life);
      expect(life.state.status).toBe(isCancelled ? 'cancelled' : 'completed');
    }),
  );
});

test('whatever has happened, an operator can cancel it, even if the write never shows', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const life = live(all);
      const isCompleted = life.state.status === 'completed';
      life.do({ type: 'Cancel' });
      for (let step = 0; step < STEPS && !isOver(life.state); step += 1) readBack(life);
      expect(life.state.status).toBe(isCompleted ? 'completed' : 'cancelled');
    }),
  );
});

const isOver = ({ status }: Handoff) => status === 'completed' || status === 'cancelled';
/** What a person has taken back is over then; what only the contract has taken back is written once more. */
const wasTakenBack = ({ state: { rollback, status, ...rest } }: Life) =>
  rollback?.because === 'operator' &&
  (status === 'rolling-back' || ('parked' in rest && rest.parked.at === 'rollback'));
const wasCancelling = ({ state }: Life) => state.status === 'held' && state.parked.at === 'cancel';

function help(life: Life): void {
  life.pass(LATER);
  for (const command of helpful(life.state)) life.do(command);
}

/** What people and workers do when nothing is in their way. */
function helpful(state: Handoff): readonly HandoffCommand[] {
  switch (state.status) {
    case 'deciding':
      return [{ type: 'Advance', situation, run: state.workflow.run }];
    case 'offered':
      return [{ type: 'Wake' }, { type: 'AcceptOffer', epoch: state.epoch, by: state.offer.to }];
    case 'postponed':
      return [{ type: 'Wake' }];
    case 'held':
      return [{ type: 'Retry' }];
    case 'syncing':
      return openTargets(state).map(([target]) => look(state, target, 'exactly'));
    case 'cancelling':
      return plannedTargets(state).map(([target]) => look(state, target, 'exactly'));
    case 'rolling-back':
      return awaitedTargets(state).map(([target]) => lookBack(state, target));
    case 'observed':
    case 'completed':
    case 'cancelled':
      return [];
  }
}

function seenOf({ epoch, aimSeq, targets }: Handoff, target: string): Reading['seen'] {
  const known = targets[target];
  return { epoch, attempt: known?.attempt ?? 0, open: known?.plan !== undefined, aimSeq };
}

function readBack(life: Life): void {
  life.pass(LATER);
  for (const [target] of plannedTargets(life.state)) life.do(look(life.state, target, 'no'));
}

function look(state: Handoff, target: string, matches: PropertyReading['matches']): HandoffCommand {
  const seen = seenOf(state, target);
  const reading: Reading = {
    properties: { [FIELD]: { digest: matches === 'no' ? 'nobody' : 'maya', matches, writtenByUs: false } },
    wanted: { [FIELD]: 'maya' },
    seen,
    lastWriteAnswered: false,
  };
  return { type: 'PlanTarget', target, reading };
}

/** It shows what stood there before. */
function lookBack(state: Handoff, target: string): HandoffCommand {
  const known = state.targets[target];
  const seen = seenOf(state, target);
  const digest = known?.baseline[FIELD]?.digest ?? '';
  const properties = { [FIELD]: { digest, matches: 'exactly', writtenByUs: false } } as const;
  const reading: Reading = { properties, wanted: { [FIELD]: digest }, seen, lastWriteAnswered: false };
  return { type: 'PlanTarget', target, reading };
}
