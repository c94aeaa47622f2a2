import type { World } from '#adapters/memory/world.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { tokenPosition } from '#domain/handoff/wait.ts';
import { handoffRow } from '#domain/projection.ts';
import type { Settings } from '#domain/settings.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import type { Accepted } from './accepted-handoff.ts';

/** Puts a handoff into the tables as it stands right after its acceptance: its workflow waits, and its records show it. */
export function putAccepted(world: World, { handoffId, commit }: Accepted, settings: Settings): Handoff {
  const state = foldCommits(handoffModel, [commit]);
  if (state === undefined) throw new Error(`${handoffId} has no history`);
  const token = `${handoffId}-1`;
  const { subjectId, seq, at } = commit;
  world.commits.set(subjectId, [commit]);
  world.rows.set(subjectId, handoffRow(subjectId, state, settings));
  for (const target of Object.keys(state.targets))
    world.reflections.set(JSON.stringify([handoffId, target]), {
      ...{ shownSeq: seq, claimedSeq: seq, leaseUntil: at },
    });
  world.executions.set(token, { status: 'running', input: { handoffId, run: 1 } });
  world.tasks.set(token, {});
  world.tokens.set(handoffId, [
    { run: 1, position: tokenPosition(state, 'sync'), executionState: 'sync', token },
  ]);
  return state;
}
