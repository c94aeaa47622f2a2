import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import type { Commit } from '#domain/log/commit.ts';
import { handoffFactsOf } from './handoff-facts.ts';

type Ending = FactOf<
  | 'OfferAccepted'
  | 'OfferDeclined'
  | 'HandoffReturned'
  | 'OfferHandedOn'
  | 'OfferExpired'
  | 'OfferUndeliverable'
  | 'OfferWithdrawn'
>;

/** How one offer ended, and when: an expired one at its deadline, whenever that was noticed. */
export interface OfferEnd {
  readonly fact: Ending;
  readonly at: string;
}

/** The end of the offer of an epoch, as the log has it; undefined if it is open, or ended with a hold of something else. */
export function offerEnd(commits: readonly Commit[], epoch: number): OfferEnd | undefined {
  let deadline: string | undefined;
  const told = commits.flatMap((commit) => handoffFactsOf([commit]).map((fact) => ({ fact, at: commit.at })));
  for (const { fact, at } of told) {
    if (!('epoch' in fact) || fact.epoch !== epoch) continue;
    if ('expiresAt' in fact) deadline = fact.expiresAt;
    if (isEnding(fact)) return { fact, at: fact.type === 'OfferExpired' ? (deadline ?? at) : at };
  }
  return undefined;
}

function isEnding(fact: HandoffFact): fact is Ending {
  return ENDINGS.has(fact.type);
}

const ENDINGS: ReadonlySet<HandoffFact['type']> = new Set<Ending['type']>([
  'OfferAccepted',
  'OfferDeclined',
  'HandoffReturned',
  'OfferHandedOn',
  'OfferExpired',
  'OfferUndeliverable',
  'OfferWithdrawn',
]);
