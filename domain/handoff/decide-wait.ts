import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { BeginWait, Delivery, HandoffRules } from './commands.ts';
import { deferDelivery } from './defer-delivery.ts';
import { resendAt } from './due.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';
import { openWait } from './wait.ts';

/**
 * The workflow reached a wait and did the work that stands before it. Refused when the wait is over or belongs to
 * another run; quiet when the log says all of it already. An offer that cannot be sent now is sent again.
 */
export function decideWait(
  state: Handoff,
  command: BeginWait,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (command.run !== state.workflow.run) return tooLate(state, command, 'another-run');
  if (openWait(state) !== command.state || command.epoch !== state.epoch)
    return tooLate(state, command, 'wait-is-over');
  const { quiet, epoch } = command;
  if (quiet !== undefined && !hasDelivery(state, []))
    return resendAt(state) === quiet.until ? decided() : decided({ type: 'OfferKeptQuiet', epoch, ...quiet });
  const failed = command.deliveries.findLast((delivery) => delivery.outcome !== 'delivered');
  const work = workFacts(state, command);
  if (failed !== undefined && !hasDelivery(state, work)) {
    const deferred = deferDelivery(state, command, rules, now);
    if (deferred !== undefined) return decided(deferred);
    return decided(...work, {
      type: 'OfferUndeliverable',
      epoch: state.epoch,
      channel: failed.channel,
      because: failed.because,
    });
  }
  return decided(...work, ...waitingFact(state, command));
}

/** That a rollback began was the decision itself. */
function workFacts(state: Handoff, command: BeginWait): readonly HandoffFact[] {
  switch (command.state) {
    case 'offer':
      return deliveryFacts(state, command);
    case 'sync':
      return syncStarted(state, command);
    case 'rollback':
      return [];
  }
}

/**
 * Whoever was told has answered, or another run has begun, before we could say that they were told. That they were is so
 * whatever comes of the wait: the message still has to say so one day, and nobody need be told again.
 */
function tooLate(
  state: Handoff,
  command: BeginWait,
  because: 'another-run' | 'wait-is-over',
): Decision<HandoffFact> {
  const delivered = deliveryFacts(state, command).filter(({ type }) => type === 'OfferDelivered');
  return refused(because, ...delivered);
}

function hasDelivery(state: Handoff, work: readonly HandoffFact[]): boolean {
  return (
    state.deliveries.some((delivery) => delivery.epoch === state.epoch) ||
    work.some((fact) => fact.type === 'OfferDelivered')
  );
}

function syncStarted(state: Handoff, command: BeginWait): readonly HandoffFact[] {
  const waiting = state.workflow.waiting;
  if (waiting?.state === 'sync' && waiting.epoch === command.epoch) return [];
  return [{ type: 'SyncStarted', run: command.run, epoch: command.epoch }];
}

function deliveryFacts(state: Handoff, command: BeginWait): readonly HandoffFact[] {
  const known = new Set(
    state.deliveries.filter((one) => one.epoch === command.epoch).map((one) => one.channel),
  );
  return command.deliveries
    .filter(({ channel }) => !known.has(channel))
    .map((delivery) => deliveryFact(delivery, command.epoch));
}

function deliveryFact(delivery: Delivery, epoch: number): HandoffFact {
  return delivery.outcome === 'delivered'
    ? { type: 'OfferDelivered', epoch, channel: delivery.channel }
    : { type: 'DeliveryFailed', epoch, channel: delivery.channel, because: delivery.because };
}

function waitingFact(state: Handoff, { run, epoch, state: wait }: BeginWait): readonly HandoffFact[] {
  const waiting = state.workflow.waiting;
  if (waiting?.state === wait && waiting.epoch === epoch) return [];
  return [{ type: 'WorkflowWaiting', run, state: wait, epoch }];
}
