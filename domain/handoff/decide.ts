import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffCommand, HandoffRules } from './commands.ts';
import { decideAdvance } from './decide-advance.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideDelivery } from './decide-delivery.ts';
import { decideOperator } from './decide-operator.ts';
import { decideRequest } from './decide-request.ts';
import { decideSync } from './decide-sync.ts';
import { decideWait } from './decide-wait.ts';
import { decideWake } from './decide-wake.ts';
import type { HandoffFact } from './facts.ts';
import type { HandoffState } from './state.ts';

/**
 * What one command makes of a handoff at one instant: facts, a refusal, or nothing. Pure: the clock, ids and readings
 * of vendors come in as values. Whoever loses the race to commit decides again on the newer state.
 */
export function decideHandoff(
  state: HandoffState,
  command: HandoffCommand,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (command.type === 'RequestHandoff')
    return state === undefined ? decideRequest(command, rules, now) : decided();
  if (state === undefined) return refused('unknown-handoff');
  switch (command.type) {
    case 'BeginWait':
      return decideWait(state, command);
    case 'FailDelivery':
      return decideDelivery(state, command);
    case 'AcceptOffer':
    case 'DeclineOffer':
    case 'ReturnHandoff':
    case 'HandOn':
    case 'SnoozeOffer':
      return decideAnswer(state, command, rules, now);
    case 'Wake':
      return decideWake(state, rules, now);
    case 'Advance':
      return decideAdvance(state, command, rules, now);
    case 'PlanTarget':
    case 'VerifyTarget':
    case 'FailAttempt':
    case 'DeferTarget':
      return decideSync(state, command, rules, now);
    case 'Retry':
    case 'Release':
    case 'Reassign':
    case 'Cancel':
      return decideOperator(state, command, rules, now);
  }
}
