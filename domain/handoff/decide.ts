import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { AskedCommand, HandoffCommand, HandoffRules, OperatorCommand } from './commands.ts';
import { decideAdvance } from './decide-advance.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideCompare } from './decide-compare.ts';
import { decideDelivery } from './decide-delivery.ts';
import { decideMove } from './decide-move.ts';
import { decideObserved } from './decide-observed.ts';
import { decideOperator } from './decide-operator.ts';
import { decideRequest } from './decide-request.ts';
import { decideStatus } from './decide-status.ts';
import { decideStart } from './decide-start.ts';
import { decideSync } from './decide-sync.ts';
import { decideWait } from './decide-wait.ts';
import { decideWake } from './decide-wake.ts';
import type { HandoffFact } from './facts.ts';
import { holdBack } from './hold-back.ts';
import { unlessAfter } from './predecessors.ts';
import type { HandoffState } from './state.ts';
import { clockFacts, evolvedBy, unlessPaused } from './under-pauses.ts';

/** Decides about commands of one kind. */
export type Decide<Command> = (
  state: HandoffState,
  command: Command,
  rules: HandoffRules,
  now: string,
) => Decision<HandoffFact>;

/** Decides about the handoff as the contract's pauses and predecessors have it: its deadlines may have moved. */
function underRules<Command>(decide: Decide<Command>): Decide<Command> {
  return (state, command, rules, now) => {
    if (rules.pauses === undefined && rules.predecessors === undefined)
      return decide(state, command, rules, now);
    const moved = clockFacts(state, rules, now);
    const present = evolvedBy(state, moved, now);
    const decision = decide(present, command, rules, now);
    const offered = unlessAfter(unlessPaused(decision.facts, rules, now), rules, now);
    const facts = [...moved, ...offered];
    const after = evolvedBy(state, facts, now);
    return { ...decision, facts: [...facts, ...clockFacts(after, rules, now)] };
  };
}

/**
 * What one command makes of a handoff at one instant: facts, a refusal, or nothing. Pure: the clock, ids and readings
 * of vendors come in as values. Whoever loses the race to commit decides again on the newer state.
 */
export const decideHandoff = /* @__PURE__ */ underRules(decideNow);

/** The same for what a person decides about it; whoever calls only this carries no other rule in its bundle. */
export const decideByPerson = /* @__PURE__ */ underRules<OperatorCommand>((state, command, rules, now) => {
  if (state === undefined) return refused('unknown-handoff');
  if (state.status === 'observed') return decideObserved(state, command, now);
  return decideOperator(state, command, rules, now);
});

/** The same for what whoever is asked, or has accepted, says about it. */
export const decideByAsked = /* @__PURE__ */ underRules<AskedCommand>((state, command, rules, now) => {
  if (state === undefined) return refused('unknown-handoff');
  if (state.status === 'observed') return decideObserved(state, command, now);
  return command.type === 'StartWork'
    ? decideStart(state, command)
    : decideAnswer(state, command, rules, now);
});

function decideNow(
  state: HandoffState,
  command: HandoffCommand,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (command.type === 'RequestHandoff')
    return state === undefined ? decideRequest(command, rules, now) : decided();
  if (state === undefined) return refused('unknown-handoff');
  if (state.status === 'observed') return decideObserved(state, command, now);
  switch (command.type) {
    case 'BeginWait':
      return decideWait(state, command, rules, now);
    case 'FailDelivery':
      return decideDelivery(state, command);
    case 'HoldBackOffer':
      return holdBack(state, command, rules, now);
    case 'AcceptOffer':
    case 'DeclineOffer':
    case 'ReturnHandoff':
    case 'HandOn':
    case 'SnoozeOffer':
      return decideAnswer(state, command, rules, now);
    case 'StartWork':
      return decideStart(state, command);
    case 'Wake':
      return decideWake(state, command, rules, now);
    case 'Advance':
      return decideAdvance(state, command, rules, now);
    case 'MoveRecord':
      return decideMove(state, command, rules);
    case 'SettleStatus':
      return decideStatus(state, command, rules);
    case 'SeeOwner':
      return refused('not-observed');
    case 'CompareOwner':
      return decideCompare(state, command, rules, now);
    case 'PlanTarget':
    case 'VerifyTarget':
    case 'MissExpectation':
    case 'FailAttempt':
    case 'DeferTarget':
      return decideSync(state, command, rules, now);
    case 'Retry':
    case 'Release':
    case 'Reassign':
    case 'RollBack':
    case 'SkipTarget':
    case 'Replay':
    case 'NoteStart':
    case 'Cancel':
      return decideOperator(state, command, rules, now);
  }
}
