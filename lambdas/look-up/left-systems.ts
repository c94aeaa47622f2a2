import type { Ports } from '#application/ports.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import { leftPhrase } from '#domain/story/left-phrase.ts';

/** What its workers last said of a system that contracts write to; undefined while there was nothing to say. */
export interface KnownSystem {
  readonly system: string;
  readonly circuit: Circuit | undefined;
}

/** Of every system that a contract writes to. One read each. */
export async function systemsOf({
  bundle,
  health,
}: Pick<Ports, 'bundle' | 'health'>): Promise<readonly KnownSystem[]> {
  const targets = bundle.contracts.flatMap(({ contract }) => contract.sync.targets);
  const systems = [...new Set(targets.map(({ system }) => system))];
  return Promise.all(
    systems.map(async (system) => ({ system, circuit: (await health.get(system, 'fresh'))?.circuit })),
  );
}

/** Why nothing, or next to nothing, is asked of it now; undefined where it is asked. */
export function leftBecause({ system, circuit }: KnownSystem): string | undefined {
  if (circuit === undefined || circuit.kind === 'closed' || isBack(circuit)) return undefined;
  return leftPhrase(system, circuit.because);
}

/** It has answered since, and more are let in each time. */
export function isBack(circuit: Circuit): boolean {
  return circuit.kind === 'recovering' && circuit.allowance > 1;
}
