import { stableId } from '../ids.ts';

/**
 * Handoffs in an order that chance gives and that everybody gets who asks on the same day: what a command shows is what
 * the digest of that morning showed. One more among them moves none of the others.
 */
export function inOrderOfChance(ids: readonly string[], { day, week }: { day: string; week: string }) {
  const drawn = ids.map((id) => ({ id, lot: stableId('monday', week, day, id) }));
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id);
}
