import type { DeadLetters } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memoryDeadLetters({ deadLetters }: World): DeadLetters {
  return { counts: async () => [...deadLetters].map(([queue, messages]) => ({ queue, messages })) };
}
