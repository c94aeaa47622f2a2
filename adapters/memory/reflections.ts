import type { HandoffId } from '#domain/ids.ts';
import type { Reflections } from '#domain/ports/side-items.ts';
import type { StoredReflection, World } from './world.ts';

const NOTHING_SHOWN: StoredReflection = { shownSeq: 0, claimedSeq: 0, leaseUntil: '' };

export function memoryReflections({ reflections }: World): Reflections {
  const keyOf = (handoffId: HandoffId, target: string): string => JSON.stringify([handoffId, target]);
  const find = (key: string): StoredReflection => reflections.get(key) ?? NOTHING_SHOWN;
  return {
    claim: async (handoffId, target, seq, now, leaseUntil) => {
      const there = find(keyOf(handoffId, target));
      if (there.shownSeq >= seq) return 'done';
      if (there.claimedSeq > there.shownSeq && there.leaseUntil > now) return 'busy';
      reflections.set(keyOf(handoffId, target), { ...there, claimedSeq: seq, leaseUntil });
      return 'claimed';
    },
    markDone: async (handoffId, target, seq) => {
      const there = find(keyOf(handoffId, target));
      reflections.set(keyOf(handoffId, target), { ...there, shownSeq: Math.max(there.shownSeq, seq) });
    },
    shownSeq: async (handoffId, target) => find(keyOf(handoffId, target)).shownSeq,
  };
}
