import type { Handoff } from '#domain/handoff/state.ts';

/** What was seen of the handoffs that a contract only observed, in numbers. */
export interface ObservedSum {
  readonly observed: number;
  /** How often each person would have been asked first, most often first. */
  readonly wouldAsk: readonly { readonly person: string; readonly times: number }[];
  /** How many would have waited for somebody to come back, or been held at once. */
  readonly wouldWait: number;
  readonly wouldHold: number;
  /** How many got another owner by themselves, and how many of them whoever would have been asked. */
  readonly transferred: number;
  readonly transferredAsAsked: number;
  readonly medianSeconds: number | undefined;
  readonly slowestSeconds: number | undefined;
  /** How many had none by the deadline that an offer would have had; some of them may have got one since. */
  readonly overdue: number;
  readonly neverTransferred: number;
}

type Observed = Extract<Handoff, { status: 'observed' }>;

/** Adds up what was observed. A transfer is timed from when the record got its status. */
export function sumOf(handoffs: readonly Observed[]): ObservedSum {
  const seen = handoffs.map(({ observation }) => observation);
  const asked = seen.flatMap(({ would }) => (would.kind === 'ask' ? [would.to] : []));
  const transfers = seen.flatMap(({ would, transfer }) =>
    transfer === undefined ? [] : [{ ...transfer, asked: would.kind === 'ask' ? would.to : undefined }],
  );
  const seconds = transfers.map(({ tookSeconds }) => tookSeconds).toSorted((a, b) => a - b);
  return {
    observed: seen.length,
    wouldAsk: countsOf(asked),
    wouldWait: seen.filter(({ would }) => would.kind === 'wait').length,
    wouldHold: seen.filter(({ would }) => would.kind === 'nobody').length,
    transferred: transfers.length,
    transferredAsAsked: transfers.filter(({ owner, asked: to }) => owner !== undefined && owner === to)
      .length,
    medianSeconds: medianOf(seconds),
    slowestSeconds: seconds.at(-1),
    overdue: seen.filter(({ isOverdue }) => isOverdue).length,
    neverTransferred: seen.filter(({ isOverdue, transfer }) => isOverdue && transfer === undefined).length,
  };
}

function countsOf(people: readonly string[]): ObservedSum['wouldAsk'] {
  const counts = Map.groupBy(people, (person) => person);
  return [...counts]
    .map(([person, all]) => ({ person, times: all.length }))
    .toSorted((a, b) => b.times - a.times || a.person.localeCompare(b.person));
}

/** The middle one; of two middle ones their mean. */
function medianOf(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
