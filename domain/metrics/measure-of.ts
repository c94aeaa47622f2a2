import { workingSecondsBetween } from '../calendar/working-time.ts';
import type { Contract } from '../contract/contract.ts';
import type { HandoffFact } from '../handoff/facts.ts';
import { deadlineOf } from '../handoff/make-offer.ts';
import { quietUntilOf } from '../handoff/quiet-until.ts';
import type { Handoff } from '../handoff/state.ts';
import { ownershipOf } from '../handoff/state.ts';
import type { Commit } from '../log/commit.ts';
import { isWaiting } from '../projection.ts';
import { factsOf, foldCommits, handoffModel } from '../subjects.ts';
import { secondsUntil } from '../time.ts';
import type { Asking, Told } from './askings.ts';
import { askingsOf } from './askings.ts';
import type { Acknowledgment, Measure } from './measure.ts';

interface Under {
  /** The version that the handoff began under. */
  readonly contract: Contract;
  readonly now: string;
}

/**
 * What the log of one handoff contributes to the numbers of its contract at `now`; undefined for one that is only
 * observed. Throws UnknownFactError for what a newer version wrote.
 */
export function measureOf(commits: readonly Commit[], under: Under): Measure | undefined {
  const state = foldCommits(handoffModel, commits);
  const told = commits.flatMap((commit) =>
    factsOf(handoffModel, commit).map((fact) => ({ at: commit.at, fact })),
  );
  if (state === undefined || countOf(told, 'HandoffObserved') > 0) return undefined;
  const askings = askingsOf(told);
  const waiting = waitingOf(state, askings.at(-1), under);
  const syncSeconds = syncSecondsOf(told);
  return {
    id: state.handoffId,
    requestedAt: state.requestedAt,
    offers: countOf(told, 'OfferMade'),
    answered: countOf(told, 'OfferAccepted', 'OfferDeclined', 'HandoffReturned', 'OfferHandedOn'),
    acceptances: countOf(told, 'OfferAccepted'),
    declined: countOf(told, 'OfferDeclined'),
    returned: countOf(told, 'HandoffReturned'),
    expired: countOf(told, 'OfferExpired'),
    escalations: countOf(told, 'HandoffEscalated'),
    isFallbackAsked: told.some(({ fact }) => fact.type === 'OfferMade' && fact.because === 'fallback'),
    acknowledgment: acknowledgmentOf(askings[0], told, under),
    sync: syncOf(told),
    ...(syncSeconds === undefined ? {} : { syncSeconds }),
    ...(waiting === undefined ? {} : { waiting }),
  };
}

function countOf(told: readonly Told[], ...types: readonly HandoffFact['type'][]): number {
  return told.filter(({ fact }) => types.includes(fact.type)).length;
}

function acknowledgmentOf(
  asking: Asking | undefined,
  told: readonly Told[],
  { contract, now }: Under,
): Acknowledgment {
  const first = asking?.first;
  if (first === undefined) return { outcome: 'open' };
  const acceptedAt = asking?.acceptedAt;
  if (acceptedAt !== undefined) {
    const outcome = acceptedAt < first.deadline ? 'in-time' : 'late';
    const elapsedSeconds = secondsUntil(first.at, acceptedAt);
    return { outcome, seconds: secondsBetween(contract, first.at, acceptedAt), elapsedSeconds };
  }
  const cancelled = told.find(({ fact }) => fact.type === 'HandoffCancelled');
  return { outcome: (cancelled?.at ?? now) < first.deadline ? 'open' : 'never' };
}

/** In the working time of the contract's calendar, where it has one. */
function secondsBetween({ sla: { calendar } }: Contract, from: string, to: string): number {
  return calendar === undefined ? secondsUntil(from, to) : workingSecondsBetween(calendar, from, to);
}

/** A good verdict is one system's; that all of them show the owner is said by the end only. */
function syncOf(told: readonly Told[]): Measure['sync'] {
  if (countOf(told, ...FAILURES) > 0) return 'failed';
  return countOf(told, 'HandoffCompleted') > 0 ? 'done' : 'none';
}

/** Whoever is made the owner later has a time of their own, which is no part of this one. */
function syncSecondsOf(told: readonly Told[]): number | undefined {
  const end = told.findIndex(({ fact }) => fact.type === 'HandoffCompleted');
  const completed = told[end];
  const accepted = told.slice(0, end).findLast(({ fact }) => fact.type === 'OfferAccepted');
  if (completed === undefined || accepted === undefined) return undefined;
  return secondsUntil(accepted.at, completed.at);
}

/** After each of these some system does not show the owner, unless a person or a later try mends it. */
const FAILURES = ['TargetMismatched', 'TargetFailed', 'TargetSkipped', 'RollbackStarted'] as const;

function waitingOf(state: Handoff, last: Asking | undefined, { contract, now }: Under): Measure['waiting'] {
  const owner = ownershipOf(state)?.owner;
  const after = state.status === 'postponed' ? state.after?.handoffId : undefined;
  if (last === undefined || !isWaiting({ status: state.status, owner, after })) return undefined;
  const since = last.first?.at ?? last.openedAt;
  const dueAt = last.first?.deadline ?? deadlineOf(contract, since);
  const quietUntil = quietUntilOf(state);
  const seconds = secondsBetween(contract, since, now);
  return { since, dueAt, seconds, ...(quietUntil === undefined ? {} : { quietUntil }) };
}
