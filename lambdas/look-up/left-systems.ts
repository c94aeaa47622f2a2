import type { Ports } from '#application/ports.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import { leftPhrase } from '#domain/story/left-phrase.ts';
import { systemName } from '#domain/story/words.ts';
import { credentialNoteOf, isBack, isRefused, isRenewed } from './renewed-access.ts';

/** What its workers last said of a system that contracts write to; undefined while there was nothing to say. */
export interface KnownSystem {
  readonly system: string;
  readonly circuit: Circuit | undefined;
  /** When its access was renewed, where it has not been asked with the new one yet. */
  readonly renewedAt?: string | undefined;
}

type SystemPorts = Pick<Ports, 'health' | 'texts' | 'settings'>;

/** Of every system that a contract writes to. One read each, and one more of what refuses its access. */
export async function systemsOf(ports: SystemPorts & Pick<Ports, 'bundle'>): Promise<readonly KnownSystem[]> {
  const targets = ports.bundle.contracts.flatMap(({ contract }) => contract.sync.targets);
  const systems = [...new Set(targets.map(({ system }) => system))];
  return Promise.all(systems.map((system) => knownOf(ports, system)));
}

async function knownOf(ports: SystemPorts, system: string): Promise<KnownSystem> {
  const circuit = (await ports.health.get(system, 'fresh'))?.circuit;
  if (circuit === undefined || !isRefused(circuit)) return { system, circuit };
  const note = await credentialNoteOf(ports, system);
  const isNew = note !== undefined && isRenewed(note, circuit, ports.settings);
  return { system, circuit, renewedAt: isNew ? note.since : undefined };
}

/** Why nothing, or next to nothing, is asked of it now; undefined where it is asked. */
export function leftBecause({ system, circuit, renewedAt }: KnownSystem): string | undefined {
  if (circuit === undefined || circuit.kind === 'closed' || isBack(circuit)) return undefined;
  return renewedAt === undefined
    ? leftPhrase(system, circuit.because)
    : `${systemName(system)} has not let Baton in`;
}

/** That somebody has renewed its access, and when it is asked with it; undefined where nobody has. */
export function renewalOf({ circuit, renewedAt }: KnownSystem): string | undefined {
  if (renewedAt === undefined) return undefined;
  const asked = circuit?.kind === 'open' ? `it is asked again at ${circuit.until}` : 'it is being asked now';
  return `its access was renewed at ${renewedAt}; ${asked}`;
}
