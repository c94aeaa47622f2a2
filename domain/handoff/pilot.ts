import type { Contract } from '../contract/contract.ts';
import type { OperatorCommand } from './commands.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/** Who may be asked while a contract is in pilot: its people, and whoever answers for it. */
export function pilotOf({ pilot, contractOwner }: Pick<Contract, 'pilot' | 'contractOwner'>): string[] {
  return [...new Set([...pilot, contractOwner])];
}

/** The facts of a request whose first offer stays within the pilot, which it remembers; undefined if it does not. */
export function piloted(
  facts: readonly HandoffFact[],
  contract: Pick<Contract, 'pilot' | 'contractOwner'>,
): readonly HandoffFact[] | undefined {
  const pilot = pilotOf(contract);
  const offer = facts.find((fact): fact is FactOf<'OfferMade'> => fact.type === 'OfferMade');
  if (offer === undefined || !pilot.includes(offer.to)) return undefined;
  return facts.map((fact) => (fact.type === 'HandoffRequested' ? { ...fact, pilot } : fact));
}

/** Whether somebody may be contacted about a handoff. */
export function isInPilot({ pilot }: Pick<Handoff, 'pilot'>, person: string): boolean {
  return pilot?.includes(person) ?? true;
}

/** What the contract would do next; where that leaves the pilot, nobody is contacted and the contract owner decides. */
export function heldOutsidePilot(state: Handoff, facts: readonly HandoffFact[]): readonly HandoffFact[] {
  const offer = facts.find((fact): fact is FactOf<'OfferMade'> => fact.type === 'OfferMade');
  if (offer === undefined || isInPilot(state, offer.to)) return facts;
  return [{ type: 'HandoffHeld', cause: { kind: 'outside-pilot', person: offer.to } }];
}

/** Whether a person's decision would have somebody outside of the pilot asked. */
export function leavesPilot(
  state: Handoff,
  command: OperatorCommand,
  facts: readonly HandoffFact[],
): boolean {
  const named = command.type === 'Reassign' && command.to !== undefined ? [command.to] : [];
  const asked = facts.flatMap((fact) => (fact.type === 'OfferMade' ? [fact.to] : []));
  return [...named, ...asked].some((person) => !isInPilot(state, person));
}
