import type { Contract, Routing } from '../contract/contract.ts';

/** A contract for one record: whichever rule counts has been found. */
export type Routed<Whole extends Pick<Contract, 'routing'> = Contract> = Omit<Whole, 'routing'> & {
  readonly routing: Routing;
};

/** Whoever the record named when it was requested: nobody. So no rule is guessed, and the fallback is next. */
const NOBODY: Routing = { strategy: 'record-owner' };

/** The contract under the rule (from 1) that was found to count; without one nobody is asked by rule. */
export function underRule<Whole extends Pick<Contract, 'routing'>>(
  contract: Whole,
  rule: number | undefined,
): Routed<Whole> {
  return { ...contract, routing: routingUnder(contract, rule) };
}

function routingUnder({ routing }: Pick<Contract, 'routing'>, rule: number | undefined): Routing {
  if (routing.strategy !== 'rules') return routing;
  return routing.rules[(rule ?? 0) - 1]?.ask ?? NOBODY;
}
