import { createHash } from 'node:crypto';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { SUBJECT } from './given.ts';
import type { Answer, ModelState } from './state.ts';
import { presentOf } from './present.ts';
import type { Commit } from '#domain/log/commit.ts';

/** One text for all states that nothing can tell apart: ids of commits and what is only history are left out. */
export function keyOf(state: ModelState): string {
  const { seen, flights } = state;
  const parts = [
    placeOf(state),
    state.hint,
    flights.map(({ job, answers, diesAt }) => [{ ...job, process: 0 }, answers.map(sketch), diesAt]),
    [...seen.mails],
    [...seen.presses],
    seen.delays,
    seen.losses,
    seen.unmarked,
    seen.violations,
  ];
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64');
}

/** Where everything stands, whatever may still go wrong and whoever may still act. */
export function placeOf(state: ModelState): readonly unknown[] {
  const { world, executions, vendors } = state;
  return [
    state.now,
    presentOf(world),
    [...world.commits].map(([subject, commits]) => (subject === SUBJECT ? 0 : incidentOf(commits))),
    world.rows.get(SUBJECT),
    [...world.tokens],
    [...world.claims],
    [...world.reflections],
    [...world.timers],
    [...world.timerMarks],
    [...executions.values()],
    [...vendors].map(([target, record]) => [target, [...record]]),
    [...world.texts.keys()].filter((id) => id.startsWith('answered')),
    state.letters.map((letter) => JSON.stringify(letter)).sort(),
  ];
}

const incidents = new WeakMap<Commit, unknown>();

function incidentOf(commits: readonly Commit[]): unknown {
  const last = commits.at(-1);
  if (last === undefined) return undefined;
  if (!incidents.has(last)) incidents.set(last, foldCommits(incidentModel, commits));
  return incidents.get(last);
}

/** What a process was told, without ids: of a log, how long it was. */
function sketch(answer: Answer): unknown {
  if ('error' in answer) return String(answer.error);
  return Array.isArray(answer.value) ? answer.value.map(lengthOnly) : answer.value;
}

function lengthOnly(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'commitId' in item ? 'commit' : item;
}
