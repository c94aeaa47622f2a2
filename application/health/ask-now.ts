import type { Circuit } from '#domain/health/circuit.ts';
import type { Ports } from '../ports.ts';

/**
 * The next who asks a system that is left alone is its probe: one, as at the end of the wait. While one is at it, or
 * where somebody else has found something out meanwhile, nothing is changed.
 */
export async function askNow({ health, now }: Pick<Ports, 'health' | 'now'>, system: string): Promise<void> {
  const known = await health.get(system, 'fresh');
  if (known === undefined) return;
  const circuit = endedBy(known.circuit, now());
  if (circuit !== undefined) await health.put(system, known.version, circuit);
}

function endedBy(circuit: Circuit, now: string): Circuit | undefined {
  return circuit.kind === 'open' && now < circuit.until ? { ...circuit, until: now } : undefined;
}
