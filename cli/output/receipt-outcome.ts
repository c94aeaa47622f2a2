import type { ReceiptAnswer } from '#domain/operator/evidence.ts';

/** What became of an event, and why, in words. */
export function receiptOutcome({ outcome, because }: Pick<ReceiptAnswer, 'outcome' | 'because'>): string {
  if (because === undefined) return outcome;
  return `${outcome}: ${SAID.get(because) ?? because.replaceAll('-', ' ')}`;
}

const SAID = new Map([
  ['no-contract', 'no contract listens to such a change'],
  ['another-property', 'the contract does not listen to this property'],
  ['no-value', 'the property is empty by now'],
  ['set-by-baton', 'Baton itself set this status'],
  ['another-status', 'the record is in a status that starts nothing'],
  ['observed', 'Baton only looks on: nobody was asked'],
  ['transfer-observed', 'the record that Baton only looks at got its new owner'],
  ['not-active-yet', 'the record was changed before the contract was active (`activeFrom`)'],
]);
