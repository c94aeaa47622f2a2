import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { nextToReverse, writtenTargets } from '#domain/handoff/rollback.ts';
import { handoffDueAt, openTargets, plannedTargets } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { openStart, startDeadline } from '#domain/handoff/start.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { logPosition, openWait, tokenPosition } from '#domain/handoff/wait.ts';
import { pauseAt } from '#domain/contract-log/pauses.ts';
import { settings } from './given.ts';
import type { Life, Moment } from './random-life.ts';
import { FIELD } from './history.ts';
import { evolved, happenings, live } from './random-life.ts';

/**
 * A hundred lives, as many as fast-check takes by itself, meet every kind of fact many times; three thousand found no
 * more. They take a second; a machine that is busy with others gets more.
 */
vi.setConfig({ testTimeout: 60_000 });

/** Whatever happens, in whatever order, whoever is late or mistaken: checked after every decision. */
function always(name: string, check: (moment: Moment, life: Life) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(happenings, (all) => {
        live(all, check);
      }),
    );
  });
}

const isParked = ({ status }: Handoff) =>
  status === 'held' || status === 'completed' || status === 'cancelled';
const factsOf = ({ commits }: Life): readonly HandoffFact[] => commits.flatMap(({ facts }) => facts);
const since = (facts: readonly HandoffFact[], ...types: readonly HandoffFact['type'][]) =>
  facts.slice(facts.findLastIndex(({ type }) => types.includes(type)) + 1);
const ofType = <Type extends HandoffFact['type']>(facts: readonly HandoffFact[], type: Type) =>
  facts.filter((fact): fact is FactOf<Type> => fact.type === type);

always(
  'every wake commits a later deadline or leaves a future one, unless only a person can move it',
  (moment) => {
    const { command, after, now } = moment;
    const dueAt = handoffDueAt(after, settings);
    const isQuiet = after.difference === undefined && startDeadline(after) === undefined;
    expect(dueAt === undefined).toBe(isParked(after) && isQuiet);
    if (command.type === 'Wake' && dueAt !== undefined) expect(dueAt > now).toBe(true);
  },
);

always(
  'the owner is whoever accepted the offer made last, and nobody before that',
  ({ before, after, facts }, life) => {
    const [acceptance, second] = ofType(facts, 'OfferAccepted');
    expect(second).toBeUndefined();
    if (acceptance !== undefined) {
      expect(before).toMatchObject({
        status: 'offered',
        epoch: acceptance.epoch,
        offer: { to: acceptance.by },
      });
    }
    // What is reassigned while its contract is paused waits with its next offer.
    const current = since(factsOf(life), 'OfferMade', 'OfferPostponed');
    const isTaken =
      ofType(current, 'HandoffReopened').some(({ because }) => because === 'not-started') ||
      wasTakenBack(after, current);
    expect(ownershipOf(after)?.owner).toBe(isTaken ? undefined : ofType(current, 'OfferAccepted')[0]?.by);
  },
);

/** What a person had taken back everywhere is nobody's by that acceptance. */
function wasTakenBack({ status }: Handoff, facts: readonly HandoffFact[]): boolean {
  return status === 'cancelled' && ofType(facts, 'RollbackEnded').at(-1)?.outcome === 'complete';
}

always(
  'it is completed only if every target was last seen right under the present acceptance',
  ({ after }, life) => {
    if (after.status !== 'completed') return;
    for (const [name, { skippedEpoch }] of Object.entries(after.targets)) {
      if (skippedEpoch === after.epoch) continue;
      const last = factsOf(life).findLast(
        (fact) =>
          (fact.type === 'TargetVerified' ||
            fact.type === 'TargetMismatched' ||
            fact.type === 'TargetFailed' ||
            fact.type === 'TargetReversed') &&
          fact.target === name,
      );
      expect(last).toMatchObject({ type: 'TargetVerified', epoch: after.epoch });
    }
  },
);

always('an attempt is never used twice', (_, life) => {
  const used = new Map<string, number>();
  for (const fact of factsOf(life)) {
    if (!('attempt' in fact) || fact.attempt === undefined) continue;
    const highest = used.get(fact.target) ?? 0;
    if (fact.type === 'TargetPlanned') expect(fact.attempt).toBeGreaterThan(highest);
    used.set(fact.target, Math.max(highest, fact.attempt));
  }
});

always('a live lease refuses everybody but the worker that holds it', ({ before, command, facts, now }) => {
  for (const [name, { plan }] of plannedTargets(before)) {
    if (plan === undefined || now >= plan.leaseUntil) continue;
    const holds = 'target' in command && 'attempt' in command && command.attempt === plan.attempt;
    if (holds && command.target === name) continue;
    const others = facts.filter((fact) => 'target' in fact && fact.target === name);
    expect(others.filter(({ type }) => type !== 'DeferralEnded')).toEqual([]);
    expect(facts.map(({ type }) => type)).not.toContain('HandoffCancelled');
  }
});

always('three plans are never exceeded without a new decision of a person', ({ after }, life) => {
  const decided = since(
    factsOf(life),
    'OfferAccepted',
    'HandoffReleased',
    'HandoffReopened',
    'RollbackStarted',
  );
  for (const name of Object.keys(after.targets)) {
    const facts = sinceRound(decided, name);
    const plans = ofType(facts, 'TargetPlanned').filter(({ target }) => target === name);
    const deferred = new Set(
      ofType(facts, 'TargetDeferred')
        .filter(({ target }) => target === name)
        .map(({ attempt }) => attempt),
    );
    expect(plans.filter(({ attempt }) => !deferred.has(attempt)).length).toBeLessThanOrEqual(3);
    expect(after.targets[name]?.used).toBeGreaterThanOrEqual(0);
  }
});

/** Where the contract has a target tried anew, it has three more. */
function sinceRound(facts: readonly HandoffFact[], name: string): readonly HandoffFact[] {
  const isRound = (fact: HandoffFact) =>
    fact.type === 'TargetDeferred' && fact.target === name && fact.round !== undefined;
  return facts.slice(facts.findLastIndex(isRound) + 1);
}

always('a wait fails three times at most, and a decision buys three runs', (_, life) => {
  const facts = factsOf(life);
  for (const { count } of ofType(facts, 'StepFailed')) expect(count).toBeLessThanOrEqual(3);
  const bought = since(facts, 'HandoffReleased', 'HandoffReopened');
  // A run that only sends an offer again is limited by time.
  const resent = ofType(bought, 'DeliveryRetryDue').length;
  expect(ofType(bought, 'WorkflowStarted').length - resent).toBeLessThanOrEqual(3);
});

always('runs and epochs count up by one', (_, life) => {
  const facts = factsOf(life);
  expect(ofType(facts, 'WorkflowStarted').map(({ run }) => run)).toEqual(counted(facts, 'WorkflowStarted'));
  const epochs = facts.flatMap((fact) =>
    fact.type === 'OfferMade' || fact.type === 'OfferPostponed' ? [fact.epoch] : [],
  );
  expect([...new Set(epochs)]).toEqual([...new Set(epochs)].map((_, index) => index + 1));
  expect(epochs).toEqual(epochs.toSorted((one, other) => one - other));
});

function counted(facts: readonly HandoffFact[], type: HandoffFact['type']): readonly number[] {
  return ofType(facts, type).map((_, index) => index + 1);
}

always('while the contract is paused nobody is asked or reminded, and no clock runs out', (moment, life) => {
  const pause = pauseAt(life.pauses, moment.now);
  if (pause === undefined) return;
  const { before, facts, command, after } = moment;
  expect(ofType(facts, 'OfferMade')).toEqual([]);
  const ranOut = ofType(facts, 'OfferExpired').length > 0 || ofType(facts, 'ReminderDue').length > 0;
  const deadline = before.status === 'offered' ? before.offer.expiresAt : '';
  const reminder = before.status === 'offered' ? (before.offer.remindAt ?? deadline) : '';
  if (ranOut) expect(reminder <= pause.from).toBe(true);
  if (command.type === 'Wake' && after.status === 'postponed' && after.isPaused)
    expect(after.until).toBe(pause.to);
});

always(
  'while another has to be done first nobody is asked, and what waits for it goes on',
  (moment, life) => {
    const { facts, command, after } = moment;
    if (life.first.end === undefined) expect(ofType(facts, 'OfferMade')).toEqual([]);
    else if (command.type === 'Wake' && after.status === 'postponed') expect(after.after).toBeUndefined();
  },
);

always('a refusal is remembered once per offer, person and reason', (_, life) => {
  const refusals = ofType(factsOf(life), 'AnswerRefused').map((fact) => JSON.stringify(fact));
  expect(new Set(refusals).size).toBe(refusals.length);
});

always('a sync has an open target, a cancel an open plan, and what ended neither', ({ after }) => {
  if (after.status === 'syncing') expect(openTargets(after)).not.toEqual([]);
  if (after.status === 'cancelling') expect(plannedTargets(after)).not.toEqual([]);
  if (after.status === 'completed' || after.status === 'cancelled') expect(plannedTargets(after)).toEqual([]);
});

always(
  'what ended stays as it ended, unless somebody else was seen to own it twice, did not start, or it is replayed',
  ({ before, after, facts }) => {
    if (before.status !== 'completed' && before.status !== 'cancelled') return;
    // Both tell of what happened, and change nothing: an answer too late, a message that was out before the answer came.
    const telling: readonly string[] = [
      ...['AnswerRefused', 'OfferDelivered'],
      ...['DifferenceSeen', 'SecondLookDue', 'DifferenceGone'],
      ...['WorkStarted', 'StartOverdue', 'StartPaused', 'StartResumed'],
    ];
    if (ofType(facts, 'StartOverdue').some(({ step }) => step === 'end')) return;
    if (ofType(facts, 'HandoffReopened').some(({ because }) => because === 'replayed')) {
      expect(before.status).toBe('completed');
      return;
    }
    if (facts.some(({ type }) => type === 'RecordMovedOn')) {
      if (openStart(before) !== undefined) return;
      expect(before).toMatchObject({ status: 'completed', difference: expect.anything() as unknown });
      return;
    }
    expect(facts.filter(({ type }) => !telling.includes(type))).toEqual([]);
    expect(after.status).toBe(before.status);
  },
);

always(
  'a rollback takes back the last written first, writes over nothing but its own, and ends when each was tried',
  ({ before, after, facts, command }) => {
    if (after.status === 'rolling-back') expect(nextToReverse(after)).toBeDefined();
    for (const { target, purpose } of ofType(facts, 'TargetPlanned')) {
      if (purpose === undefined) continue;
      expect(nextToReverse(before)?.[0]).toBe(target);
      expect(command).toMatchObject({ reading: { properties: { [FIELD]: { digest: 'maya' } } } });
    }
    for (const { outcome } of ofType(facts, 'RollbackEnded')) {
      const ends = writtenTargets(after).map(([, { reversal }]) => reversal?.end);
      expect(ends.every((end) => end === 'reversed')).toBe(outcome === 'complete');
      expect(after.status).toBe(
        outcome === 'partial' || before.rollback?.because === 'policy' ? 'held' : 'cancelled',
      );
    }
  },
);

always('a hold has exactly one exception of its own, and it lasts as long', ({ after }) => {
  const open = after.exceptions.filter(({ kind, endedSeq }) => kind === 'hold' && endedSeq === undefined);
  expect(open.map(({ seq }) => seq)).toEqual(after.status === 'held' ? [after.heldSeq] : []);
  expect(new Set(after.exceptions.map(({ seq }) => seq)).size).toBe(after.exceptions.length);
});

always('a delivery is told once per offer and channel', (_, life) => {
  const deliveries = ofType(factsOf(life), 'OfferDelivered').map((fact) => JSON.stringify(fact));
  expect(new Set(deliveries).size).toBe(deliveries.length);
});

always('a look under another state of the log plans and judges nothing', ({ before, command, facts }) => {
  if (command.type !== 'PlanTarget') return;
  const { seen } = command.reading;
  if (seen.attempt !== before.targets[command.target]?.attempt) expect(facts).toEqual([]);
});

always(
  'a wait position never goes back, and an open wait is never old to an earlier reader of its run',
  ({ after }, life) => {
    const { run } = after.workflow;
    const earlier = life.moments.map((moment) => moment.before).filter((read) => read.workflow.run === run);
    for (const wait of ['offer', 'sync', 'rollback'] as const) {
      const position = tokenPosition(after, wait);
      expect(isOver(after, position)).toBe(openWait(after) !== wait);
      if (openWait(after) !== wait) continue;
      expect(earlier.filter((reader) => isOver(reader, position))).toEqual([]);
    }
    expect(earlier.filter((reader) => logPosition(reader) > logPosition(after))).toEqual([]);
  },
);

/** Older than what was read, or the same while nothing is waited for there. */
function isOver(reader: Handoff, position: number): boolean {
  if (position !== logPosition(reader)) return position < logPosition(reader);
  return openWait(reader) === undefined;
}

test('the log, stored and read again, tells the same state', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const { commits, state } = live(all);
      const read = commits.reduce<Handoff | undefined>((so, { at, facts }, index) => {
        const stored: unknown = JSON.parse(JSON.stringify(facts));
        return evolved(so, handoffFactSchema.array().parse(stored), index + 1, at);
      }, undefined);
      expect(read).toEqual(state);
    }),
  );
});

always(
  'whoever accepted begins, or is reminded, their manager told, and then it goes on',
  ({ after }, life) => {
    const facts = since(factsOf(life), 'OfferMade', 'OfferPostponed');
    const steps = ofType(facts, 'StartOverdue').map(({ step }) => step);
    expect(steps).toEqual(['reminder', 'manager', 'end'].slice(0, steps.length));
    const start = openStart(after);
    // While it is held somebody decides, and the last step waits for the owner to be entered; else it has an instant.
    if (start === undefined || after.status === 'held') return;
    if (after.status === 'syncing' && start.next === 'end') return;
    expect(startDeadline(after)?.at).toBe(start.dueAt);
    expect(start.next).toBeDefined();
  },
);

always('what has begun, or is paused, is not told of as missed', ({ before, facts, now }, life) => {
  if (ofType(facts, 'StartOverdue').length === 0) return;
  expect(before.start?.startedAt).toBeUndefined();
  const pause = pauseAt(life.pauses, now);
  if (pause !== undefined) expect((before.start?.dueAt ?? now) <= pause.from).toBe(true);
});

test('left alone by everything but the clock it ends up with a person', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const life = live(all);
      life.first = { ...life.first, end: 'completed' };
      for (let wakes = 0; wakes < 30 && !isParked(life.state); wakes += 1) {
        life.pass('due');
        life.do({ type: 'Wake' });
      }
      expect(isParked(life.state)).toBe(true);
    }),
  );
});
