import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { System } from './kinds.ts';
import { SYSTEMS } from './kinds.ts';
import type { Seen } from './seen.ts';

export const WRONGS = ['lost', 'doubled', 'falsely done', 'broken'] as const;
export type Wrong = (typeof WRONGS)[number];

/** Something that must not be. */
export interface Violation {
  readonly wrong: Wrong;
  readonly what: string;
  readonly seen: Seen;
}

export const ENDS = ['without a person', 'held', 'waiting'] as const;
/** How a handoff ended: verified with nobody involved, with a person who is asked, or not at all. */
export type End = (typeof ENDS)[number];

/** Compares what the systems hold with what the log says. Nothing found is what it should be. */
export function audit(all: readonly Seen[]): readonly Violation[] {
  return all.flatMap((seen) => [
    ...named(seen, 'lost', lost(seen)),
    ...named(seen, 'doubled', doubled(seen)),
    ...named(seen, 'falsely done', falselyDone(seen)),
    ...named(seen, 'broken', seen.broken),
  ]);
}

export function endOf({ status, facts }: Seen): End {
  const wasHeld = has(facts, 'HandoffHeld');
  if (status === 'completed') return wasHeld ? 'held' : 'without a person';
  return status === 'held' ? 'held' : 'waiting';
}

function named(seen: Seen, wrong: Wrong, found: readonly string[]): readonly Violation[] {
  return found.map((what) => ({ wrong, what, seen }));
}

function has(facts: readonly HandoffFact[], type: HandoffFact['type']): boolean {
  return facts.some((fact) => fact.type === type);
}

function lost(seen: Seen): readonly string[] {
  const { facts, status, wasTold, isAskedAbout } = seen;
  if (facts.length === 0) return ['there is nothing in the log'];
  const isAccepted = has(facts, 'OfferAccepted');
  return [
    ...(endOf(seen) === 'waiting' ? [`it did not end: ${status ?? 'no row'}`] : []),
    ...(wasTold && !isAccepted ? ['the page said that it was accepted, and the log does not'] : []),
    ...(status === 'held' && !isAskedAbout ? ['it is held, and nobody was asked'] : []),
  ];
}

function doubled({ facts, holdings, offerMails, died }: Seen): readonly string[] {
  // Who dies between sending and noting sends once more.
  const mails = 1 + (died ? 1 : 0);
  const offers = facts.filter(({ type }) => type === 'OfferMade').length;
  return [
    ...entriesOf(holdings).flatMap(([system, { entered, made = 0 }]) => [
      ...(entered > 1 ? [`${system}: the owner was entered ${String(entered)} times`] : []),
      ...(made > 1 ? [`${system}: ${String(made)} things were made`] : []),
    ]),
    ...(offerMails > mails ? [`${String(offerMails)} mails asked the same`] : []),
    ...(offers > 1 ? [`${String(offers)} offers were made`] : []),
  ];
}

function falselyDone({ facts, status, holdings }: Seen): readonly string[] {
  const isDone = status === 'completed' || has(facts, 'HandoffCompleted');
  const wrongly = entriesOf(holdings).flatMap(([system, { showsAccepted }]) => {
    const claim = isDone ? 'done' : claimOf(facts, system);
    if (claim === 'done' && !showsAccepted) return [`${system} does not show who accepted`];
    if (claim === 'taken back' && showsAccepted) return [`${system} still shows who accepted`];
    return [];
  });
  const unaccepted = isDone && !has(facts, 'OfferAccepted') ? ['nobody accepted it'] : [];
  return [...unaccepted, ...wrongly];
}

/** What the log said last of a system. */
function claimOf(facts: readonly HandoffFact[], system: System): 'done' | 'taken back' | undefined {
  const last = facts.findLast(
    (fact) => (fact.type === 'TargetVerified' || fact.type === 'TargetReversed') && fact.target === system,
  );
  if (last === undefined) return undefined;
  return last.type === 'TargetVerified' ? 'done' : 'taken back';
}

function entriesOf(holdings: Seen['holdings']) {
  return SYSTEMS.flatMap((system) => {
    const holding = holdings[system];
    return holding === undefined ? [] : [[system, holding] as const];
  });
}
