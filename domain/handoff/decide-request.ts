import type { Decision } from '../log/decision.ts';
import { decided } from '../log/decision.ts';
import { choose } from '../routing/choose.ts';
import { underRule } from '../routing/under-rule.ts';
import type { HandoffRules, RequestHandoff } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { offerOf, postponed } from './make-offer.ts';
import { observed } from './observe.ts';
import { piloted } from './pilot.ts';
import { stormOfAdmissions, stormOfAsking } from './storm.ts';

/** The first commit: what was asked for, whom we ask, and the run that asks. Nobody to ask, or several with nothing to decide among them, is told at once. */
export function decideRequest(
  command: RequestHandoff,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const { mode = 'enforce' } = command;
  const decision = enforced(command, rules, now);
  switch (mode) {
    case 'enforce':
      return decision;
    case 'pilot':
      return decided(...(piloted(decision.facts, rules.contract) ?? observed(decision.facts, rules, now)));
    case 'observe':
      return decided(...observed(decision.facts, rules, now));
  }
}

function enforced(
  { request, situation, ambiguous, contradicting, admission }: RequestHandoff,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const { giver, nominee, rule } = request;
  const requested: HandoffFact = { type: 'HandoffRequested', ...request };
  if (contradicting !== undefined) {
    const { property } = rules.contract.trigger;
    const candidates = ambiguous === undefined ? {} : { candidates: [...ambiguous] };
    return decided(
      requested,
      held({ kind: 'contradiction', property, others: [...contradicting], ...candidates }),
    );
  }
  if (ambiguous !== undefined)
    return decided(requested, held({ kind: 'ambiguous', candidates: [...ambiguous] }));
  const chosen = choose({
    contract: underRule(rules.contract, rule),
    ...{ giver, nominee, asked: [], escalations: 0, situation, now },
  });
  const started: HandoffFact = { type: 'WorkflowStarted', run: 1 };
  const storm = stormOfAdmissions(rules.contract, admission) ?? stormOfAsking(chosen, rules, situation);
  if (storm !== undefined) return decided(requested, storm);
  switch (chosen.kind) {
    case 'ask':
      return decided(requested, ...offerOf(chosen, 1, rules, now), started);
    case 'later':
      return decided(requested, postponed(chosen, 1), started);
    case 'nobody':
      return decided(requested, held({ kind: 'nobody-to-ask', leftOut: [...chosen.leftOut] }));
  }
}

function held(cause: HoldCause): HandoffFact {
  return { type: 'HandoffHeld', cause };
}
