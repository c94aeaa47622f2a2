import type { ExecutionHistories } from '#domain/ports/execution-histories.ts';
import type { World } from './world.ts';

export function memoryHistories({ histories }: World): ExecutionHistories {
  return { of: async (handoffId, run) => histories.get(`${handoffId}-${String(run)}`) };
}
