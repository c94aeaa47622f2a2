import { BOUNDARIES } from './boundaries.ts';
import type { Boundary } from './boundaries.ts';
import { ANOTHER, DROPPED, FAULTS, REFUSED } from './faults.ts';
import type { SoakFault } from './faults.ts';
import { KIND_NAMES, writes } from './kinds.ts';
import type { KindName } from './kinds.ts';
import { deckOf, seeded } from './random.ts';

/** What one handoff is to meet. */
export interface PlannedHandoff {
  /** From 1. */
  readonly number: number;
  readonly kind: KindName;
  readonly fault: SoakFault | undefined;
  readonly death: Boundary | undefined;
}

/** One handoff in so many is left in peace by the systems, and one by the deaths. */
const FAULTLESS_IN = 10;
const DEATHLESS_IN = 20;

/** So many deaths at each boundary make a whole run. */
export const DEATHS_OF_WHOLE_RUN = 20;

/**
 * Which handoff meets which fault in which system, and which Lambda dies where: by chance, the same for the same seed.
 * Everything comes once before anything comes again, so that a long run meets all of it often.
 */
export function planSoak(seed: number, handoffs: number): readonly PlannedHandoff[] {
  const random = seeded(seed);
  const nextDeath = deckOf(random, BOUNDARIES);
  const nextKind = new Map(BOUNDARIES.map((death) => [death, deckOf(random, kindsFor(death))]));
  const anyKind = deckOf(random, KIND_NAMES);
  const decks = new Map<string, () => SoakFault | undefined>();
  return Array.from({ length: handoffs }, (_, index) => {
    const death = index % DEATHLESS_IN === DEATHLESS_IN - 1 ? undefined : nextDeath();
    const kind = (death === undefined ? anyKind : nextKind.get(death))?.() ?? 'lead';
    const key = `${kind} ${death?.needs ?? 'any'}`;
    const nextFault = decks.get(key) ?? deckOf(random, faultsFor(kind, death?.needs));
    decks.set(key, nextFault);
    const isFaultless = death?.needs === undefined && random() < 1 / FAULTLESS_IN;
    return { number: index + 1, kind, fault: isFaultless ? undefined : nextFault(), death };
  });
}

function kindsFor({ system, needs }: Boundary): readonly KindName[] {
  if (needs === 'roll-back') return ['customer'];
  if (needs !== undefined) return ['lead', 'kickoff'];
  return system === undefined ? KIND_NAMES : KIND_NAMES.filter((kind) => writes(kind, system));
}

function faultsFor(kind: KindName, needs: Boundary['needs']): readonly SoakFault[] {
  const own = FAULTS.filter((fault) => writes(kind, fault.system) && isSeen(kind, fault));
  const lasting = own.filter(({ passes }) => !passes);
  switch (needs) {
    case undefined:
      return own;
    case 'hold':
      // What is refused shares one incident, which tells once.
      return lasting.filter(({ name }) => name !== REFUSED);
    case 'roll-back':
      // A refusal may come before anything else is written; this one comes after three attempts.
      return lasting.filter(({ system, name }) => system === 'salesforce' && name === DROPPED);
  }
}

/**
 * Of a lead, Salesforce shows what was written in its answer to the write. What a flow changes after that comes later than
 * the verdict, and is nothing that a reading could show.
 */
function isSeen(kind: KindName, { system, name }: SoakFault): boolean {
  return kind !== 'lead' || system !== 'salesforce' || name !== ANOTHER;
}
