import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { textOf } from '../text-of.ts';
import { askedNext } from './asked-next.ts';
import type { HandoffRules, OperatorCommand } from './commands.ts';
import { backFromHold, noteStart, offeredAnew, startedFacts } from './decide-start.ts';
import { replay } from './decide-replay.ts';
import { readBackGivenUp, rollBack, rollingOn, skipTarget } from './decide-way-out.ts';
import { plannedTargets, systemsLeftAlone } from './due.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { offerTo } from './make-offer.ts';
import { leavesPilot } from './pilot.ts';
import type { Handoff, Next } from './state.ts';
import { openExceptions } from './state.ts';
import { statusGivenBack } from './status-change.ts';

/** A person's decision about a handoff: in a hold it also starts the next run, with a new budget. */
export function decideOperator(
  state: Handoff,
  command: OperatorCommand,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const { type, heldSeq } = command;
  const isStart = type === 'NoteStart';
  if (type === 'Replay') return replay(state, command);
  if (!isStart && (state.status === 'completed' || state.status === 'cancelled'))
    return refused(`already-${state.status}`);
  if (heldSeq !== undefined && !isAsSeen(state, type, heldSeq)) return refused('moved');
  if (isStart) return noteByOperator(state, command.textId);
  const decision = decideBy(state, command, rules, now);
  return leavesPilot(state, command, decision.facts) ? refused('outside-pilot') : decision;
}

/** What is held for a missed start has begun if they say so, though it may be awaited no more. */
function noteByOperator(state: Handoff, textId: string | undefined): Decision<HandoffFact> {
  return isStartMissed(state)
    ? decided(...startedFacts(state, 'operator', textId))
    : noteStart(state, 'operator', textId);
}

function isStartMissed(state: Handoff): boolean {
  return state.status === 'held' && state.cause.kind === 'not-started';
}

function decideBy(
  state: Handoff,
  command: Exclude<OperatorCommand, { type: 'NoteStart' | 'Replay' }>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  switch (command.type) {
    case 'Cancel':
      return cancel(state, command.textId, now);
    case 'Reassign':
      return reassign(state, command, rules, now);
    case 'RollBack':
      return rollBack(state, command.textId);
    case 'SkipTarget':
      return skipTarget(state, command, now);
    case 'Retry':
      return state.status === 'held'
        ? release(state, 'retried', command.textId, rules, now)
        : lookNow(state, command.textId);
    case 'Release':
      return release(state, 'corrected', command.textId, rules, now);
  }
}

/** The hold that the person saw; what only takes too long can be cancelled or done without, and nothing else. */
function isAsSeen(state: Handoff, type: OperatorCommand['type'], seq: number): boolean {
  return openExceptions(state).some(
    (exception) =>
      exception.seq === seq && (exception.kind === 'hold' || type === 'Cancel' || type === 'SkipTarget'),
  );
}

/** What waits for a system that is left alone asks it once before its wait is over; whoever has that done says why. */
function lookNow(state: Handoff, textId: string | undefined): Decision<HandoffFact> {
  const ended = systemsLeftAlone(state).map(
    ({ target }) => ({ type: 'DeferralEnded', target, epoch: state.epoch, ...textOf(textId) }) as const,
  );
  return ended.length === 0 ? refused('not-held') : decided(...ended);
}

function release(
  state: Handoff,
  how: FactOf<'HandoffReleased'>['how'],
  textId: string | undefined,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status !== 'held') return refused('not-held');
  // Nothing failed: neither word says who is to have it then.
  if (isStartMissed(state)) return refused('start-missed');
  const released: FactOf<'HandoffReleased'> = { type: 'HandoffReleased', how, ...textOf(textId) };
  switch (state.parked.at) {
    case 'offer':
      return decided(
        released,
        ...statusGivenBack(state),
        ...askAgain(state, state.parked.next, rules, now),
        nextRun(state),
      );
    case 'sync':
      return decided(released, backFromHold(state));
    case 'rollback':
      return decided(released, ...rollingOn(state, released));
    case 'cancel':
      return hasOpenPlan(state)
        ? decided(released, nextRun(state))
        : decided<HandoffFact>(released, { type: 'HandoffCancelled' });
  }
}

/** Where nobody has been asked yet, the new run chooses. */
function askAgain(
  state: Handoff,
  named: Next | undefined,
  rules: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  // Nobody has said no to what was too much at once: the contract chooses, as it would have.
  const next = isStorm(state) ? named : askedNext(state, named);
  return next === undefined ? [] : [offerTo(next, state.epoch + 1, rules, now)];
}

function isStorm(state: Handoff): boolean {
  return state.status === 'held' && state.cause.kind === 'storm';
}

function nextRun(state: Handoff): HandoffFact {
  return { type: 'WorkflowStarted', run: state.workflow.run + 1 };
}

/** While somebody is being asked, the offer is only withdrawn: the workflow makes the next one when its wait is over. */
function reassign(
  state: Handoff,
  command: Extract<OperatorCommand, { type: 'Reassign' }>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const asked = state.status === 'offered' ? state.offer.to : undefined;
  if (command.from !== undefined && command.from !== asked) return refused('moved');
  if (state.status === 'offered' || state.status === 'postponed') {
    if (asked !== undefined && asked === command.to) return refused('already-asked');
    if (asked === undefined && command.to === undefined) return refused('name-somebody');
    return decided({
      type: 'OfferWithdrawn',
      epoch: state.epoch,
      because: command.because ?? 'reassigned',
      ...(command.to === undefined ? {} : { next: command.to }),
      ...textOf(command.textId),
    });
  }
  if (state.status !== 'held') return refused(state.status === 'syncing' ? 'already-accepted' : 'busy');
  if (state.parked.at === 'cancel') return refused('being-cancelled');
  if (state.parked.at === 'rollback') return refused('being-rolled-back');
  const { to, textId } = command;
  if (isStartMissed(state)) {
    // With the trigger once more another handoff asks: this one would be a second.
    if (state.start === undefined) return refused('no-start-awaited');
    if (to === undefined)
      return decided(
        { type: 'HandoffReleased', how: 'reassigned', ...textOf(textId) },
        ...offeredAnew(state),
      );
  }
  if (to === undefined) return refused('name-somebody');
  return decided(
    { type: 'HandoffReleased', how: 'reassigned', to, ...textOf(textId) },
    ...statusGivenBack(state),
    offerTo({ to, because: 'reassigned' }, state.epoch + 1, rules, now),
    nextRun(state),
  );
}

/**
 * Cancelling stops and records the truth: while a write may still be under way, its outcome is read back first. Asked
 * for once more, it does without that where it waits in vain.
 */
function cancel(state: Handoff, textId: string | undefined, now: string): Decision<HandoffFact> {
  return decided(
    ...(state.status === 'cancelling' ? readBackGivenUp(state, textId, now) : cancelFacts(state, textId)),
  );
}

/** What ends a handoff that is not being cancelled yet. */
export function cancelFacts(state: Handoff, textId: string | undefined): readonly HandoffFact[] {
  const requested: HandoffFact = { type: 'CancelRequested', ...textOf(textId) };
  const withdrawn: readonly HandoffFact[] =
    state.status === 'offered' ? [{ type: 'OfferWithdrawn', epoch: state.epoch, because: 'cancelled' }] : [];
  if (!hasOpenPlan(state)) return [requested, ...withdrawn, { type: 'HandoffCancelled' }];
  return state.status === 'held' ? [...releasedToCancel(state), requested] : [requested, ...withdrawn];
}

function releasedToCancel(state: Handoff): readonly HandoffFact[] {
  return [{ type: 'HandoffReleased', how: 'corrected' }, nextRun(state)];
}

/** Whether a write may still be under way. */
export function hasOpenPlan(state: Handoff): boolean {
  return plannedTargets(state).length > 0;
}
