import { incidentIdOf } from '../incident/cause.ts';
import { firstShownAt } from '../incident/times.ts';
import type { HandoffFact } from '../handoff/facts.ts';
import type { Exception, Handoff } from '../handoff/state.ts';
import type { Commit } from '../log/commit.ts';
import { factsOf, foldCommits, handoffModel } from '../subjects.ts';
import { secondsUntil } from '../time.ts';
import type { Told } from './askings.ts';
import type { Course } from './course.ts';
import { reworkSeconds } from './rework-seconds.ts';

/** What the log of one handoff tells of its course until `now`; undefined where there is none. */
export function courseOf(commits: readonly Commit[], now: string): Course | undefined {
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return undefined;
  const told = commits.flatMap((commit) =>
    factsOf(handoffModel, commit).map((fact) => ({ at: commit.at, fact })),
  );
  return {
    returns: returnsOf(told, state),
    retried: retriedOf(told),
    verdicts: verdictsOf(told),
    troubles: state.exceptions.map((exception) => troubleOf(state, exception, commits)),
    reworkSeconds: reworkSeconds(
      told,
      state.exceptions.map((exception) => lasting(exception, commits)),
      now,
    ),
  };
}

function returnsOf(told: readonly Told[], { giver }: Handoff): Course['returns'] {
  return told.flatMap(({ fact }) =>
    fact.type === 'HandoffReturned' ? [{ giver, reason: fact.reason }] : [],
  );
}

function retriedOf(told: readonly Told[]): Course['retried'] {
  const count = (isMeant: (one: Told) => boolean): number => told.filter(isMeant).length;
  return {
    attempts: count(({ fact }) => fact.type === 'AttemptFailed'),
    steps: count(({ fact }) => fact.type === 'StepOverdue'),
    byPeople: count(({ fact }) => fact.type === 'HandoffReleased' && fact.how === 'retried'),
  };
}

function verdictsOf(told: readonly Told[]): Course['verdicts'] {
  const counts = new Map<string, number>();
  for (const word of told.flatMap(verdictOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function verdictOf({ fact }: Told): readonly string[] {
  if (fact.type === 'TargetMismatched') return [fact.verdict];
  const word = VERDICTS[fact.type];
  return word === undefined ? [] : [word];
}

const VERDICTS: Readonly<Partial<Record<HandoffFact['type'], string>>> = {
  TargetVerified: 'verified',
  TargetFailed: 'failed',
  TargetSkipped: 'skipped',
};

function troubleOf(
  { handoffId: id }: Handoff,
  { cause, seq, at, endedSeq }: Exception,
  commits: readonly Commit[],
): Course['troubles'][number] {
  const shown = firstShownAt(commits, { cause, seq }) ?? at;
  const endedAt = instantOf(commits, endedSeq);
  return {
    cause: cause.kind,
    incident: incidentIdOf(cause, { id, seq }),
    detectSeconds: Math.max(0, secondsUntil(shown, at)),
    ...(endedAt === undefined ? {} : { recoverSeconds: Math.max(0, secondsUntil(at, endedAt)) }),
  };
}

function lasting({ cause, at, endedSeq }: Exception, commits: readonly Commit[]) {
  return { cause, from: at, until: instantOf(commits, endedSeq) };
}

function instantOf(commits: readonly Commit[], seq: number | undefined): string | undefined {
  return commits.find((commit) => commit.seq === seq)?.at;
}
