import type { Decision } from '../log/decision.ts';
import { decided } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules, RequestHandoff } from './commands.ts';
import type { FactOf, HandoffFact } from './facts.ts';

/** The first commit: what was asked for, whom we ask, and the run that asks. */
export function decideRequest(
  command: RequestHandoff,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  return decided<HandoffFact>(
    { type: 'HandoffRequested', ...command.request },
    offerTo(command.to, 1, 'named', rules, now),
    { type: 'WorkflowStarted', run: 1 },
  );
}

/** An offer under the contract's deadline and its reminder, both counted from now. */
export function offerTo(
  to: string,
  epoch: number,
  because: FactOf<'OfferMade'>['because'],
  { contract }: HandoffRules,
  now: string,
): FactOf<'OfferMade'> {
  const [remindAfter] = contract.acknowledgment.remindAfterSeconds;
  return {
    type: 'OfferMade',
    epoch,
    to,
    because,
    expiresAt: addSeconds(now, contract.sla.acceptWithinSeconds),
    ...(remindAfter === undefined ? {} : { remindAt: addSeconds(now, remindAfter) }),
  };
}
