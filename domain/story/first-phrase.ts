import type { FactOf } from '../handoff/facts.ts';

/** The handoff of the same record that has to be done first. */
export function firstPhrase({
  handoffId,
  contract,
}: Pick<NonNullable<FactOf<'OfferPostponed'>['after']>, 'handoffId' | 'contract'>): string {
  return `the handoff ${handoffId} (${contract}) on the same record`;
}
