import { audit, endOf } from './audit.ts';
import type { End, Violation } from './audit.ts';
import { BOUNDARIES } from './boundaries.ts';
import type { Boundary } from './boundaries.ts';
import { DEATHS_OF_WHOLE_RUN } from './plan.ts';
import type { Seen } from './seen.ts';

/** How the handoffs of one class ended. */
export type Ends = Readonly<Record<End | 'handoffs', number>>;

/** What a run came to. */
export interface Tally {
  readonly violations: readonly Violation[];
  /** By what was wrong with a system; `passes`: nobody should be needed. */
  readonly byFault: ReadonlyMap<string, Ends & { readonly passes: boolean }>;
  readonly byDeath: ReadonlyMap<Boundary, Ends>;
  /** Those that met nothing, or something that passes. */
  readonly passing: Ends;
  /** Boundaries at which fewer died than a whole run asks for. */
  readonly seldom: readonly Boundary[];
}

export const NOTHING = 'nothing';
const LEAST_SHARE = 0.99;

export function tallyOf(all: readonly Seen[]): Tally {
  const byFault = Map.groupBy(all, ({ planned: { fault }, struck }) =>
    struck && fault !== undefined ? fault.name : NOTHING,
  );
  const byDeath = new Map(
    BOUNDARIES.map((death) => [
      death,
      endsOf(all.filter(({ planned, died }) => died && planned.death === death)),
    ]),
  );
  return {
    violations: audit(all),
    byFault: new Map(
      [...byFault].map(([name, those]) => [name, { ...endsOf(those), passes: those.every(isPassing) }]),
    ),
    byDeath,
    passing: endsOf(all.filter(isPassing)),
    seldom: BOUNDARIES.filter((death) => (byDeath.get(death)?.handoffs ?? 0) < DEATHS_OF_WHOLE_RUN),
  };
}

/** The share of those that met nothing that lasts and needed nobody. */
export function shareAlone({ passing }: Tally): number {
  return passing.handoffs === 0 ? 1 : passing['without a person'] / passing.handoffs;
}

/** Why a run is not good enough; nothing where it is. A run of `wholeFrom` handoffs must have met every boundary often. */
export function faultsIn(tally: Tally, handoffs: number, wholeFrom: number): readonly string[] {
  const { violations, seldom } = tally;
  return [
    ...(violations.length > 0 ? [`${String(violations.length)} things that must not be`] : []),
    ...(shareAlone(tally) < LEAST_SHARE
      ? ['fewer than 99 % of what passes was verified without a person']
      : []),
    ...(handoffs >= wholeFrom && seldom.length > 0
      ? [`at ${String(seldom.length)} boundaries fewer than ${String(DEATHS_OF_WHOLE_RUN)} Lambdas died`]
      : []),
  ];
}

function isPassing({ planned: { fault }, struck }: Seen): boolean {
  return !struck || fault?.passes !== false;
}

function endsOf(those: readonly Seen[]): Ends {
  const count = (end: End): number => those.filter((seen) => endOf(seen) === end).length;
  return {
    handoffs: those.length,
    'without a person': count('without a person'),
    ...{ held: count('held'), waiting: count('waiting') },
  };
}
