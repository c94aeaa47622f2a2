import { personById } from '../contract/directory.ts';
import type { Person } from '../contract/directory.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { LeftOut } from '../routing/choice.ts';
import { choose } from '../routing/choose.ts';
import { hasLeft } from '../routing/has-left.ts';
import type { Situation } from '../routing/situation.ts';
import { underRule } from '../routing/under-rule.ts';
import { STEP_FAILURE_BUDGET } from '../settings.ts';
import type { Advance, HandoffRules } from './commands.ts';
import type { HandoffFact, WaitState } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { offerOf, offerTo, postponed } from './make-offer.ts';
import { hasOtherChannel } from './lost-channels.ts';
import { heldOutsidePilot } from './pilot.ts';
import type { Handoff, Pending } from './state.ts';
import { stormOfAsking } from './storm.ts';
import { openWait } from './wait.ts';

/** Where the workflow goes next, as data: the state machine branches on these words. */
export type NextState = WaitState | 'held' | 'done' | 'superseded';

/** A wait is over or has failed: decides what is next and commits it before the workflow is told. */
export function decideAdvance(
  state: Handoff,
  command: Advance,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (command.run !== state.workflow.run) return refused('another-run');
  if (command.failed !== undefined && openWait(state) === command.failed)
    return stepFailed(state, command.failed, command.visit);
  return state.status === 'deciding'
    ? decided(...heldOutsidePilot(state, nextAfter(state, state.pending, command, rules, now)))
    : decided();
}

/** The count belongs to this run, wait and epoch, and nothing but a new one resets it: else a wait could fail for ever. */
function stepFailed(state: Handoff, failed: WaitState, visit: string | undefined): Decision<HandoffFact> {
  const { run, failures } = state.workflow;
  const same = failures.state === failed && failures.epoch === state.epoch;
  if (same && visit !== undefined && failures.visit === visit) return decided();
  const count = same ? failures.count + 1 : 1;
  const named = visit === undefined ? {} : { visit };
  const fact: HandoffFact = { type: 'StepFailed', run, epoch: state.epoch, state: failed, count, ...named };
  if (count < STEP_FAILURE_BUDGET) return decided(fact);
  return decided<HandoffFact>(fact, { type: 'HandoffHeld', cause: { kind: 'infrastructure', step: failed } });
}

function nextAfter(
  state: Handoff,
  pending: Pending,
  { situation }: Advance,
  rules: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const named = pending.kind === 'withdrawn' ? pending.next : undefined;
  if (named !== undefined && !hasLeft(situation, named.to, now))
    return [offerTo(named, state.epoch + 1, rules, now)];
  if (pending.kind === 'over' && pending.cause.kind === 'returned')
    return [{ type: 'HandoffHeld', cause: pending.cause }];
  const unreached = personUnreached(pending, situation);
  if (unreached !== undefined && canBeReached(state, unreached, rules, situation))
    return [offerTo({ to: unreached.id, because: 'other-channel' }, state.epoch + 1, rules, now)];
  const { giver, nominee, rule, asked, escalations } = state;
  const contract = underRule(rules.contract, rule);
  const chosen = choose({ contract, giver, nominee, asked, escalations, situation, now });
  const storm = stormOfAsking(chosen, rules, situation);
  if (storm !== undefined) return [storm];
  switch (chosen.kind) {
    case 'ask':
      return offerOf(chosen, state.epoch + 1, rules, now);
    case 'later':
      return [postponed(chosen, state.epoch + 1)];
    case 'nobody':
      return [{ type: 'HandoffHeld', cause: endOfChain(pending, chosen.leftOut) }];
  }
}

/** By a channel that the last offer did not take, and that leads somewhere on this stage. */
function canBeReached(
  state: Handoff,
  person: Person,
  { contract }: HandoffRules,
  { closed }: Situation,
): boolean {
  return hasOtherChannel(state, { person, contract }, closed);
}

/** Whom the last offer did not reach: it was no offer to them yet, so that asking them otherwise takes no round. */
function personUnreached(pending: Pending, { directory }: Situation): Person | undefined {
  if (pending.kind !== 'over' || pending.cause.kind !== 'undeliverable') return undefined;
  return personById(directory, pending.cause.person);
}

/** What ended the last offer says more than that nobody is left; who was passed over after it belongs to that. */
function endOfChain(pending: Pending, leftOut: readonly LeftOut[]): HoldCause {
  if (pending.kind !== 'over') return { kind: 'nobody-to-ask', leftOut: [...leftOut] };
  const passedOver = leftOut.filter(({ because }) => !KNOWN_OTHERWISE.has(because));
  const { cause } = pending;
  if (passedOver.length === 0 || (cause.kind !== 'expired' && cause.kind !== 'declined')) return cause;
  return { ...cause, leftOut: passedOver };
}

/**
 * Whose own answer, or silence, stands in the history already, and whoever is named by a part of the contract that is
 * over. From whom it was taken did not say anything: that is told.
 */
const KNOWN_OTHERWISE: ReadonlySet<LeftOut['because']> = new Set([
  'silent',
  'declined',
  'handed-on',
  'not-started',
  'unreachable',
  'no-longer-asked',
]);

/** What the workflow does next in a given state of the log. */
export function nextState(state: Handoff, run: number): NextState {
  if (run !== state.workflow.run) return 'superseded';
  const isOver = state.status === 'completed' || state.status === 'cancelled';
  return openWait(state) ?? (isOver ? 'done' : 'held');
}
