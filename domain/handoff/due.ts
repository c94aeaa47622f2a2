import type { Settings } from '../settings.ts';
import { addSeconds, earliest, latest } from '../time.ts';
import type { Step } from './facts.ts';
import type { Observation } from './observation.ts';
import { nextToReverse } from './rollback.ts';
import { startDeadline } from './start.ts';
import type { Handoff, TargetState } from './state.ts';

/** The machine step that must move on by itself; undefined when the handoff waits for a person or has ended. */
export function openStep(state: Handoff): Step | undefined {
  switch (state.status) {
    case 'offered':
    case 'postponed':
      return isWaitingForAnswer(state) ? undefined : 'offer';
    case 'deciding':
      return 'advance';
    case 'syncing':
    case 'cancelling':
      return 'sync';
    case 'rolling-back':
      return 'rollback';
    case 'observed':
    case 'held':
    case 'completed':
    case 'cancelled':
      return undefined;
  }
}

function isWaitingForAnswer(state: Handoff): boolean {
  const waiting = state.workflow.waiting;
  return waiting?.state === 'offer' && waiting.epoch === state.epoch;
}

/** When the open machine step is overdue; undefined when there is none. */
export function stepDueAt(state: Handoff, settings: Settings): string | undefined {
  const step = openStep(state);
  if (step === undefined) return undefined;
  if (isStepOfTargets(step)) return earliestTarget(state, settings);
  return addSeconds(latest(state.stepSince, resendAt(state)), settings.stepSeconds);
}

/** Steps that end with the verdicts of targets. */
function isStepOfTargets(step: Step | undefined): boolean {
  return step === 'sync' || step === 'rollback';
}

/** When an offer that no channel took is sent again; undefined when nothing is waited for. */
export function resendAt(state: Handoff): string | undefined {
  return state.status === 'offered' ? state.offer.undelivered?.until : undefined;
}

function earliestTarget(state: Handoff, settings: Settings): string {
  const dues = awaitedTargets(state).map(([, target]) => targetDueAt(state, target, settings));
  return earliest(...dues) ?? addSeconds(state.stepSince, settings.stepSeconds);
}

/** When a target that is waited for is late. */
export function targetDueAt(state: Handoff, target: TargetState, settings: Settings): string {
  return target.queued?.until ?? addSeconds(targetSince(state, target), settings.stepSeconds);
}

/** Since when a target could have been worked on: under a lease or a deferral not before that ends. */
export function targetSince({ stepSince }: Handoff, { plan, deferral, queued }: TargetState): string {
  return queued?.since ?? latest(stepSince, plan?.leaseUntil, deferral?.until);
}

/** The targets for which something is waited for, by name. */
export function awaitedTargets(state: Handoff): readonly (readonly [string, TargetState])[] {
  switch (state.status) {
    case 'syncing':
      return openTargets(state);
    case 'cancelling':
      return plannedTargets(state);
    case 'rolling-back': {
      const next = nextToReverse(state);
      return next === undefined ? [] : [next];
    }
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
    case 'held':
    case 'completed':
    case 'cancelled':
      return [];
  }
}

/** The targets that are waited for, and whose message is known to stand in a queue, by name. */
export function queuedTargets(state: Handoff): readonly string[] {
  return awaitedTargets(state).flatMap(([name, { queued }]) => (queued === undefined ? [] : [name]));
}

/** The targets that do not show the present owner yet and are to show it, by name. */
export function openTargets(state: Handoff): readonly (readonly [string, TargetState])[] {
  return Object.entries(state.targets).filter(
    ([, target]) => target.done?.epoch !== state.epoch && target.skippedEpoch !== state.epoch,
  );
}

/** The targets that a person decided to do without under the present acceptance, by name. */
export function skippedTargets({ targets, epoch }: Handoff): readonly string[] {
  return Object.keys(targets).filter((name) => targets[name]?.skippedEpoch === epoch);
}

/** The targets whose last write may still be under way, by name: a cancel waits for these alone. */
export function plannedTargets(state: Handoff): readonly (readonly [string, TargetState])[] {
  return Object.entries(state.targets).filter(([, target]) => target.plan !== undefined);
}

/** The next deadline that people know of: a reminder, else the end of the offer; when somebody can be asked, or told, or has to begin. */
export interface PeopleDeadline {
  readonly at: string;
  readonly setSeq: number;
}

export function peopleDeadline(state: Handoff): PeopleDeadline | undefined {
  if (state.status === 'postponed') return { at: state.until, setSeq: state.setSeq };
  if (state.status === 'observed') return observationDeadline(state.observation);
  if (state.status !== 'offered') return startDeadline(state);
  const { offer } = state;
  const { until, setSeq = 0 } = offer.undelivered ?? {};
  if (until !== undefined) return { at: earliest(until, offer.expiresAt) ?? until, setSeq };
  if (offer.remindAt !== undefined && offer.remindedSeq === undefined)
    return { at: offer.remindAt, setSeq: offer.setSeq };
  return { at: offer.expiresAt, setSeq: Math.max(offer.remindedSeq ?? 0, offer.setSeq) };
}

/** Nobody is told of it; the log says that it passed. */
function observationDeadline({
  until,
  setSeq,
  isOverdue,
  transfer,
}: Observation): PeopleDeadline | undefined {
  return isOverdue || transfer !== undefined ? undefined : { at: until, setSeq };
}

/** A wait for a system that is still open; it gets a timer of its own. */
export interface Deferral extends PeopleDeadline {
  readonly target: string;
  readonly because: string;
  /** The system that is left alone for now, where that is why. */
  readonly system: string | undefined;
}

export function openDeferrals(state: Handoff): readonly Deferral[] {
  if (!isStepOfTargets(openStep(state))) return [];
  return Object.entries(state.targets).flatMap(([target, { deferral }]) => {
    if (deferral === undefined) return [];
    const { until, seq, because, system } = deferral;
    return [{ target, at: until, setSeq: seq, because, system }];
  });
}

/** The waits for a system that is left alone for now. */
export function systemsLeftAlone(state: Handoff): readonly (Deferral & { readonly system: string })[] {
  return openDeferrals(state).flatMap(({ system, ...wait }) =>
    system === undefined ? [] : [{ ...wait, system }],
  );
}

/** Whether a system has put this handoff off at `now`. Its timer, or else the watchdog, surely wakes the handoff at the end. */
export function isPutOff(state: Handoff, target: string, now: string): boolean {
  return openDeferrals(state).some((deferral) => deferral.target === target && now < deferral.at);
}

/** Whatever is due next on a handoff, for people and machines; undefined when only a person's decision moves it. */
export function handoffDueAt(state: Handoff, settings: Settings): string | undefined {
  return earliest(
    peopleDeadline(state)?.at,
    stepDueAt(state, settings),
    state.difference?.recheckAt,
    ...openDeferrals(state).map((deferral) => deferral.at),
  );
}
