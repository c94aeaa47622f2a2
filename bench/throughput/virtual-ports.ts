import { memoryPorts } from '#adapters/memory/ports.ts';
import type { World } from '#adapters/memory/world.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { secondsUntil } from '#domain/time.ts';
import type { VirtualTime } from './virtual-time.ts';

/** EventBridge Scheduler keeps a minute: it fires within it. Source: AWS's page on the quotas of EventBridge Scheduler. */
const SCHEDULER_WITHIN_SECONDS = 60;

/** What happens outside of the tables. */
export interface Happenings {
  readonly committed: (commit: Commit) => void;
  readonly connect: (message: ConnectorMessage, delaySeconds: number) => void;
  readonly wake: (subject: SubjectId) => void;
  /** A run of the workflow begins. */
  readonly run: (handoffId: string, run: number) => void;
}

export type VirtualPorts = ReturnType<typeof memoryPorts>;

/** The twins in memory; what they would leave lying there for others happens, in its time. Nobody is told anything. */
export function virtualPorts(
  world: World,
  time: VirtualTime,
  random: () => number,
  happen: Happenings,
): VirtualPorts {
  const memory = memoryPorts(world);
  const { log, executions } = memory;
  const timers = new Map<string, object>();
  const tell = (commit: Commit, answer: 'appended' | 'conflict') => {
    if (answer === 'appended') happen.committed(commit);
    return answer;
  };
  return {
    ...memory,
    log: {
      read: (subject) => log.read(subject),
      append: async (commit) => tell(commit, await log.append(commit)),
      appendWithRow: async (commit, row, version) =>
        tell(commit, await log.appendWithRow(commit, row, version)),
    },
    queues: {
      ...memory.queues,
      connect: async (message, delaySeconds) => {
        happen.connect(message, delaySeconds);
      },
      wake: async (subjects) => subjects.forEach(happen.wake),
      notify: async () => undefined,
    },
    timers: {
      create: async (name, at, subject) => {
        if (timers.has(name)) return;
        const timer = {};
        timers.set(name, timer);
        const seconds = secondsUntil(time.iso(), at) + SCHEDULER_WITHIN_SECONDS * random();
        time.after(seconds, () => {
          if (timers.get(name) === timer) happen.wake(subject);
        });
      },
      remove: async (name) => void timers.delete(name),
    },
    executions: {
      ...executions,
      start: async (handoffId, run) => {
        const isNew = !world.executions.has(`${handoffId}-${String(run)}`);
        await executions.start(handoffId, run);
        if (isNew) happen.run(handoffId, run);
      },
    },
  };
}
