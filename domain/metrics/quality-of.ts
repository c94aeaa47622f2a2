import type { Course, Rejection } from './course.ts';
import type { Measure } from './measure.ts';
import type { Percentiles } from './metrics-of.ts';
import { percentile } from './percentile.ts';

/**
 * How well handoffs went that began in the window, and how well events became handoffs that came in it. Times are by the
 * clock. A share is undefined while there is nothing to divide by.
 */
export interface Quality {
  readonly returns: readonly { readonly giver: string; readonly reason: string; readonly count: number }[];
  readonly retried: Course['retried'];
  readonly verdicts: Course['verdicts'];
  /** share = handoffs / (handoffs + rejected): an event that was blocked and let go on counts in both. */
  readonly transformed: {
    readonly handoffs: number;
    readonly rejected: number;
    readonly share: number | undefined;
  };
  /** rate = count / (handoffs + rejected). */
  readonly rejected: readonly {
    readonly source: string;
    readonly field: string;
    readonly count: number;
    readonly rate: number;
  }[];
  /** From the acceptance until every system showed the owner. */
  readonly syncDelay: Percentiles;
  /** From the first failure in a system until it stood in an incident, so that somebody is told. */
  readonly errorPropagation: Percentiles;
  /** `count`: incidents; `open`: those in which one of `handoffs` waits still; the times are of these handoffs. */
  readonly byCause: readonly {
    readonly cause: string;
    readonly count: number;
    readonly open: number;
    readonly handoffs: number;
    readonly detect: Percentiles;
    readonly recover: Percentiles;
  }[];
  readonly reworkHours: number;
}

/** Adds up in any order; what began before `since` is not in it. */
export function qualityOf(all: readonly Measure[], rejections: readonly Rejection[], since: string): Quality {
  const measures = all.filter(({ requestedAt }) => requestedAt >= since);
  const courses = measures.flatMap(({ course }) => course ?? []);
  const troubles = courses.flatMap((course) => course.troubles);
  const events = measures.length + rejections.length;
  const sum = (of: (course: Course) => number): number => courses.reduce((total, one) => total + of(one), 0);
  return {
    returns: counted(courses.flatMap(({ returns }) => returns)),
    retried: {
      attempts: sum(({ retried }) => retried.attempts),
      steps: sum(({ retried }) => retried.steps),
      byPeople: sum(({ retried }) => retried.byPeople),
    },
    verdicts: verdictsOf(courses),
    transformed: {
      handoffs: measures.length,
      rejected: rejections.length,
      share: events === 0 ? undefined : measures.length / events,
    },
    rejected: counted(rejections.map(({ source, field }) => ({ source, field }))).map((one) => ({
      ...one,
      rate: one.count / events,
    })),
    syncDelay: percentilesOf(measures.flatMap(({ syncSeconds }) => syncSeconds ?? [])),
    errorPropagation: percentilesOf(
      troubles.filter(({ cause }) => OF_SYSTEMS.has(cause)).map(({ detectSeconds }) => detectSeconds),
    ),
    byCause: byCauseOf(courses),
    reworkHours: Math.round((sum((course) => course.reworkSeconds) / HOUR) * 100) / 100,
  };
}

const HOUR = 60 * 60;
const OF_SYSTEMS: ReadonlySet<string> = new Set(['mismatch', 'target-failed', 'target-deferred']);

function percentilesOf(values: readonly number[], never = 0): Percentiles {
  return { p50: percentile(values, never, 50), p90: percentile(values, never, 90) };
}

function verdictsOf(courses: readonly Course[]): Course['verdicts'] {
  const counts = new Map<string, number>();
  for (const [word, count] of courses.flatMap(({ verdicts }) => Object.entries(verdicts)))
    counts.set(word, (counts.get(word) ?? 0) + count);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => one.localeCompare(other)));
}

/** An incident counts once, and is open while one of its handoffs waits in it; each handoff has times of its own. */
function byCauseOf(courses: readonly Course[]): Quality['byCause'] {
  const troubles = courses.flatMap((course) => course.troubles);
  const causes = [...new Set(troubles.map(({ cause }) => cause))].toSorted();
  return causes.map((cause) => {
    const of = troubles.filter((one) => one.cause === cause);
    const open = of.filter(({ recoverSeconds }) => recoverSeconds === undefined);
    return {
      ...{ cause, count: incidentsOf(of), open: incidentsOf(open) },
      handoffs: courses.filter((course) => course.troubles.some((one) => one.cause === cause)).length,
      detect: percentilesOf(of.map(({ detectSeconds }) => detectSeconds)),
      // What is not over yet stands above every time that it took.
      recover: percentilesOf(
        of.flatMap(({ recoverSeconds }) => recoverSeconds ?? []),
        open.length,
      ),
    };
  });
}

function incidentsOf(troubles: Course['troubles']): number {
  return new Set(troubles.map(({ incident }) => incident)).size;
}

/** How often each of them occurs, the most frequent first. */
function counted<One extends Readonly<Record<string, string>>>(
  all: readonly One[],
): readonly (One & { readonly count: number })[] {
  const groups = new Map<string, { readonly one: One; readonly count: number }>();
  for (const one of all) {
    const key = JSON.stringify(one);
    groups.set(key, { one, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups]
    .toSorted(([key, { count }], [otherKey, other]) => other.count - count || key.localeCompare(otherKey))
    .map(([, { one, count }]) => ({ ...one, count }));
}
