import type { Sender } from '#domain/ports/operations.ts';

/** A sender that may send, from a fresh account. */
export function playedSender(otherwise: Partial<Sender> = {}): Sender {
  return {
    address: 'baton@example.com',
    look: async () => ({ standing: 'ready', sent: 12, most: 50_000 }),
    suppressed: async () => new Set(),
    ...otherwise,
  };
}
