import type { Connector } from '#domain/ports/connector.ts';

const refuse = () => Promise.resolve({ kind: 'refused', because: 'not-connected', permanent: true } as const);

/**
 * A system that this stage has no settings for. A handoff in flight may name one that the team has dropped since: nothing
 * is sent, and the refusal holds the handoff, so that a person decides.
 */
export const unconnected: Connector = {
  read: refuse,
  write: refuse,
  fields: refuse,
  isSame: (_, wanted, shown) => wanted === shown,
};
