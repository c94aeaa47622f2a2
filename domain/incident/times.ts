import type { Commit } from '../log/commit.ts';
import { handoffFactSchema } from '../handoff/facts.ts';
import type { HandoffFact } from '../handoff/facts.ts';
import { foldCommits, handoffModel } from '../subjects.ts';
import { secondsUntil } from '../time.ts';
import type { IncidentCause } from './cause.ts';
import type { Incident } from './incident.ts';

/** In seconds; undefined: not known, or not over yet. */
export interface IncidentTimes {
  readonly detectSeconds: number | undefined;
  readonly recoverSeconds: number | undefined;
}

/**
 * How long it took to tell of a cause since it first showed, and from then until it was over; of the present opening, or
 * of the last. That it came back within a day counts as not over.
 */
export function incidentTimes(
  { openedAt, resolvedAt }: Pick<Incident, 'openedAt' | 'resolvedAt'>,
  firstShownAt: string | undefined,
): IncidentTimes {
  return {
    detectSeconds: firstShownAt === undefined ? undefined : Math.max(0, secondsUntil(firstShownAt, openedAt)),
    recoverSeconds: resolvedAt === undefined ? undefined : secondsUntil(openedAt, resolvedAt),
  };
}

/**
 * When the cause for which a handoff or an event stands in an incident first showed in its log, up to the commit that
 * began it: the deadline that passed, the first attempt that failed since somebody accepted, else that commit itself.
 */
export function firstShownAt(
  commits: readonly Commit[],
  { cause, seq }: { readonly cause: IncidentCause; readonly seq: number },
): string | undefined {
  const own = commits.find((commit) => commit.seq === seq)?.at;
  const before = commits.filter((commit) => commit.seq < seq);
  const shown =
    cause.kind === 'expired' || cause.kind === 'not-started'
      ? passedDeadline(commits, seq, cause.kind)
      : cause.kind === 'target-failed' || cause.kind === 'target-deferred'
        ? firstFailed(before, cause.target)
        : undefined;
  return shown ?? own;
}

/** The last deadline that stood before the commit by which it was known to have passed. */
function passedDeadline(
  commits: readonly Commit[],
  seq: number,
  kind: 'expired' | 'not-started',
): string | undefined {
  const type = kind === 'expired' ? 'OfferExpired' : 'StartOverdue';
  const noted = commits.findLast((one) => one.seq <= seq && factsOf(one).some((fact) => fact.type === type));
  if (noted === undefined) return undefined;
  const state = foldCommits(
    handoffModel,
    commits.filter((commit) => commit.seq < noted.seq),
  );
  if (kind === 'not-started') return state?.start?.startBy;
  return state?.status === 'offered' ? state.offer.expiresAt : undefined;
}

const FAILED: ReadonlySet<string> = new Set(['AttemptFailed', 'TargetDeferred', 'TargetFailed']);

/** Since the last time that the target was well, or anybody accepted. */
function firstFailed(before: readonly Commit[], target: string): string | undefined {
  const since = before.findLastIndex((commit) => factsOf(commit).some((fact) => isNew(fact, target)));
  return before
    .slice(since + 1)
    .find((commit) =>
      factsOf(commit).some((fact) => FAILED.has(fact.type) && 'target' in fact && fact.target === target),
    )?.at;
}

function isNew(fact: HandoffFact, target: string): boolean {
  if (fact.type === 'OfferAccepted' || fact.type === 'HandoffReleased') return true;
  return fact.type === 'TargetVerified' && fact.target === target;
}

function factsOf({ facts }: Commit): readonly HandoffFact[] {
  return facts.flatMap((fact) => handoffFactSchema.safeParse(fact).data ?? []);
}
