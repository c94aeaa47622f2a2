import type { Executions } from '#domain/ports/platform.ts';
import type { StoredTask, World } from './world.ts';

export function memoryExecutions(world: World): Executions {
  const { executions } = world;
  return {
    start: async (handoffId, run) => {
      const name = `${handoffId}-${run}`;
      if (!executions.has(name)) executions.set(name, { status: 'running', input: { handoffId, run } });
    },
    stop: async (handoffId, run) => {
      const execution = executions.get(`${handoffId}-${run}`);
      if (execution !== undefined) execution.status = 'stopped';
    },
    succeed: async (token) => end(world, token, { kind: 'succeeded' }),
    fail: async (token, error, cause) => end(world, token, { kind: 'failed', error, cause }),
  };
}

function end(world: World, token: string, ended: NonNullable<StoredTask['ended']>) {
  const task = world.tasks.get(token);
  if (task === undefined) return 'invalid';
  if (task.ended !== undefined) return 'too-late';
  task.ended = ended;
  return 'resumed';
}
