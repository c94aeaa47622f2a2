import type { StoredClaim, World } from '#adapters/memory/world.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { SUBJECT } from './given.ts';
import type { Answer, Flight, ModelState } from './state.ts';
import { presentOf } from './present.ts';

/**
 * One text for all states in which the same can happen. What is left out tells no state from another: ids of commits and
 * of processes, what is only history, and what only the onlooker counts (`freedom.ts` compares that).
 */
export function keyOf(state: ModelState): string {
  const { world, seen } = state;
  const parts: readonly unknown[] = [
    state.now,
    state.hint,
    state.stage,
    numberOfMap(world.troubles),
    numberOf(presentOf(world)),
    incidentsOf(world),
    numberOf(world.rows.get(SUBJECT)),
    numberOfMap(world.tokens),
    [...world.claims].flatMap(([id, claim]) => leaseOf(id, claim, state.now)),
    [...world.reflections.values()].map(({ shownSeq, claimedSeq, leaseUntil }) => [
      shownSeq,
      claimedSeq > shownSeq && leaseUntil > state.now ? leaseUntil : '',
    ]),
    numberOfMap(world.timers),
    numberOfMap(world.timerMarks),
    numberOfMap(state.executions),
    [...state.vendors].map(([target, record]) => [target, numberOfMap(record)]),
    [...world.texts.keys()].filter((id) => id.startsWith('answered')),
    // What is given back is looked up there.
    [...world.texts].filter(([id]) => id.startsWith('before')),
    // No queue keeps an order.
    state.letters.map(numberOf).sort(inOrder),
    state.flights.map(numberOfFlight),
    [...seen.mails.keys()],
    seen.violations,
  ];
  return JSON.stringify(parts);
}

/** Nobody asks when a claim was done, and one whose lease has passed is as good as none. */
function leaseOf(
  id: string,
  { leaseUntil, waitsUntil = '', doneAt }: StoredClaim,
  now: string,
): readonly string[] {
  if (doneAt !== undefined) return [id, 'done'];
  const lasting = [leaseUntil, waitsUntil].map((until) => (until > now ? until : ''));
  return lasting.some((until) => until !== '') ? [id, ...lasting] : [];
}

function incidentsOf({ commits }: World): readonly unknown[] {
  return [...commits].flatMap(([subject, log]) =>
    subject === SUBJECT ? [] : [subject, numberOf(foldCommits(incidentModel, log))],
  );
}

function inOrder(one: number, other: number): number {
  return one - other;
}

/** Values that look the same have the same number; a value that was seen before is not looked at again. */
const numbers = new Map<string, number>();
const known = new WeakMap<object, number>();

function numberOf(value: object | undefined): number {
  return value === undefined ? 0 : remember(value, () => JSON.stringify(value));
}

function remember(value: object, textOf: () => string): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = textOf();
  const number = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, number);
  known.set(value, number);
  return number;
}

function numberOfMap(values: ReadonlyMap<unknown, unknown>): number {
  return remember(values, () => JSON.stringify([...values]));
}

function numberOfFlight(flight: Flight): number {
  const { job, answers, instants, diesAt } = flight;
  return remember(flight, () =>
    JSON.stringify([{ ...job, process: 0 }, answers.map(sketch), instants, diesAt]),
  );
}

/** What a process was told, without ids: of a log, how long it was. */
function sketch(answer: Answer): unknown {
  if ('error' in answer) return String(answer.error);
  return Array.isArray(answer.value) ? answer.value.map(lengthOnly) : answer.value;
}

function lengthOnly(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'commitId' in item ? 'commit' : item;
}
