import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, OperatorCommand } from './commands.ts';
import { offerTo } from './decide-request.ts';
import { openTargets } from './due.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/** A person's decision about a handoff: in a hold it also starts the next run, with a new budget. */
export function decideOperator(
  state: Handoff,
  command: OperatorCommand,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status === 'completed' || state.status === 'cancelled') return refused(`already-${state.status}`);
  switch (command.type) {
    case 'Cancel':
      return cancel(state, command.textId);
    case 'Reassign':
      return reassign(state, command, rules, now);
    case 'Retry':
      return release(state, 'retried', command.textId, rules, now);
    case 'Release':
      return release(state, 'corrected', command.textId, rules, now);
  }
}

function release(
  state: Handoff,
  how: FactOf<'HandoffReleased'>['how'],
  textId: string | undefined,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status !== 'held') return refused('not-held');
  const released: HandoffFact = { type: 'HandoffReleased', how, ...textOf(textId) };
  switch (state.parked.at) {
    case 'offer':
      return decided(released, askAgain(state, rules, now), nextRun(state));
    case 'sync':
      return openTargets(state).length === 0
        ? decided<HandoffFact>(released, { type: 'HandoffCompleted' })
        : decided(released, nextRun(state));
    case 'cancel':
      return decided(released, nextRun(state));
  }
}

function askAgain(state: Handoff, rules: HandoffRules, now: string): HandoffFact {
  return offerTo(
    state.lastOffer?.to ?? rules.contract.routing.person,
    state.epoch + 1,
    'asked-again',
    rules,
    now,
  );
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
  if (state.status === 'offered') {
    if (state.offer.to === command.to) return refused('already-asked');
    return decided({
      type: 'OfferWithdrawn',
      epoch: state.epoch,
      because: 'reassigned',
      next: command.to,
      ...textOf(command.textId),
    });
  }
  if (state.status !== 'held') return refused(state.status === 'syncing' ? 'already-accepted' : 'busy');
  if (state.parked.at === 'cancel') return refused('being-cancelled');
  return decided(
    { type: 'HandoffReleased', how: 'reassigned', to: command.to, ...textOf(command.textId) },
    offerTo(command.to, state.epoch + 1, 'reassigned', rules, now),
    nextRun(state),
  );
}

/** Cancelling stops and records the truth: while a write may still be under way, its outcome is read back first. */
function cancel(state: Handoff, textId: string | undefined): Decision<HandoffFact> {
  const requested: HandoffFact = { type: 'CancelRequested', ...textOf(textId) };
  if (state.status === 'cancelling') return decided();
  const withdrawn: readonly HandoffFact[] =
    state.status === 'offered' ? [{ type: 'OfferWithdrawn', epoch: state.epoch, because: 'cancelled' }] : [];
  if (!hasOpenPlan(state)) return decided(...withdrawn, requested, { type: 'HandoffCancelled' });
  return state.status === 'held'
    ? decided(...releasedToCancel(state), requested)
    : decided(...withdrawn, requested);
}

function releasedToCancel(state: Handoff): readonly HandoffFact[] {
  return [{ type: 'HandoffReleased', how: 'corrected' }, nextRun(state)];
}

export function hasOpenPlan(state: Handoff): boolean {
  return Object.values(state.targets).some((target) => target.plan !== undefined);
}

function textOf(textId: string | undefined): { textId?: string } {
  return textId === undefined ? {} : { textId };
}
