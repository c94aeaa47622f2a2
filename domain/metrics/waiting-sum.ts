import type { Measure } from './measure.ts';

/** What waits for somebody to accept it, of one contract. */
export interface WaitingSum {
  readonly handoffs: number;
  /** Of these, the ones whose deadline has passed. */
  readonly late: number;
  /** The sum of what is at stake, to two decimals, and how many of them have no amount. */
  readonly amount: number;
  readonly withoutAmount: number;
  /** `seconds`: since it was first offered, else requested, counted like the deadline. */
  readonly oldest:
    | { readonly id: string; readonly since: string; readonly dueAt: string; readonly seconds: number }
    | undefined;
  /** A few, those that have to be accepted first, or had to. */
  readonly firstDue: readonly FirstDue[];
}

/** `quietUntil`: nobody has been told of it yet, because it is to be quiet for whoever is asked. */
export interface FirstDue {
  readonly id: string;
  readonly dueAt: string;
  readonly quietUntil?: string;
}

const A_FEW = 3;

type Waiting = NonNullable<Measure['waiting']> & { readonly id: string };

/** Adds up what waits at `now`, in any order. */
export function waitingSumOf(measures: readonly Measure[], now: string): WaitingSum {
  const waiting = measures.flatMap((measure): Waiting[] =>
    measure.waiting === undefined ? [] : [{ id: measure.id, ...measure.waiting }],
  );
  const amounts = waiting.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  return {
    handoffs: waiting.length,
    late: waiting.filter(({ dueAt }) => dueAt <= now).length,
    amount: sumOf(amounts),
    withoutAmount: waiting.length - amounts.length,
    oldest: oldestOf(waiting),
    firstDue: firstDueOf(waiting),
  };
}

/** Numbers with fractions add up differently in another order: so there is one. */
function sumOf(amounts: readonly number[]): number {
  const sum = amounts.toSorted((one, other) => one - other).reduce((total, amount) => total + amount, 0);
  return Math.round(sum * 100) / 100;
}

function oldestOf(waiting: readonly Waiting[]): WaitingSum['oldest'] {
  const [oldest] = waiting.toSorted(
    (one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id),
  );
  if (oldest === undefined) return undefined;
  const { id, since, dueAt, seconds } = oldest;
  return { id, since, dueAt, seconds };
}

function firstDueOf(waiting: readonly Waiting[]): WaitingSum['firstDue'] {
  return waiting
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt) || one.id.localeCompare(other.id))
    .slice(0, A_FEW)
    .map(({ id, dueAt, quietUntil }) => ({ id, dueAt, ...(quietUntil === undefined ? {} : { quietUntil }) }));
}
