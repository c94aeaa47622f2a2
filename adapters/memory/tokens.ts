import type { HandoffId } from '#domain/ids.ts';
import type { StoredToken, Tokens } from '#domain/ports/side-items.ts';
import { tokenSchema } from '#domain/ports/side-items.ts';
import type { World } from './world.ts';

export function memoryTokens(world: World): Tokens {
  const list = (handoffId: HandoffId): readonly StoredToken[] => world.tokens.get(handoffId) ?? [];
  return {
    list: async (handoffId) => list(handoffId).map((token) => tokenSchema.parse(token)),
    put: async (handoffId, token) => {
      const others = list(handoffId).filter((other) => !isSamePlace(other, token));
      world.tokens.set(handoffId, [...others, token].sort(inOrder));
    },
    remove: async (handoffId, token) => {
      const left = list(handoffId).filter(
        (other) => !isSamePlace(other, token) || other.token !== token.token,
      );
      world.tokens.set(handoffId, left);
    },
  };
}

function isSamePlace(one: StoredToken, other: StoredToken): boolean {
  return inOrder(one, other) === 0;
}

function inOrder(one: StoredToken, other: StoredToken): number {
  const states = one.executionState.localeCompare(other.executionState);
  return one.run - other.run || one.position - other.position || states;
}
