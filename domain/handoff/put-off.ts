import type { FactOf, HandoffFact } from './facts.ts';
import type { Next } from './state.ts';

/** Facts with what they would offer put off: whoever a person named is kept for then, and no step is taken for it. */
export function putOff(
  facts: readonly HandoffFact[],
  instead: (epoch: number, next: Next | undefined) => HandoffFact,
): readonly HandoffFact[] {
  return facts
    .filter(({ type }) => type !== 'HandoffEscalated')
    .map((fact) => (fact.type === 'OfferMade' ? instead(fact.epoch, namedIn(fact)) : fact));
}

/** Whom a person named; whom the contract chose may be another one later. */
export function namedIn({ to, because }: Pick<FactOf<'OfferMade'>, 'to' | 'because'>): Next | undefined {
  return because === 'reassigned' || because === 'asked-again' || because === 'handed-on'
    ? { to, because }
    : undefined;
}
