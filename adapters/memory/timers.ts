import type { SubjectId } from '#domain/ids.ts';
import type { Timers } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memoryTimers({ timers }: World): Timers {
  return {
    create: async (name, at, subject) => {
      if (!timers.has(name)) timers.set(name, { at, subject });
    },
    remove: async (name) => void timers.delete(name),
  };
}

/** What the scheduler does by itself: every timer that is due fires once, onto the wake queue, and is gone. */
export function fireTimers(world: World, now: string): readonly SubjectId[] {
  const due = [...world.timers].filter(([, { at }]) => at <= now);
  for (const [name] of due) world.timers.delete(name);
  const subjects = due.map(([, { subject }]) => subject);
  world.queued.wake.push(...subjects);
  return subjects;
}
