import type { Circuit, LeftBecause } from '#domain/health/circuit.ts';
import { isHttpTarget } from '#domain/contract/target.ts';
import type { Check } from '#domain/operator/checks.ts';
import { systemName } from '#domain/story/words.ts';
import { leftBecause, renewalOf, systemsOf } from '../left-systems.ts';
import type { KnownSystem } from '../left-systems.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** Whether every system answers that a contract writes to; of those that a team describes itself also the others. */
export async function checkSystems(
  ports: Pick<LookUpPorts, 'bundle' | 'health' | 'texts' | 'settings' | 'secretsAdmin'>,
): Promise<readonly Check[]> {
  const known = await systemsOf(ports);
  const others = ports.secretsAdmin.names.filter(
    (name) => isHttpTarget(name) && known.every(({ system }) => system !== name),
  );
  return [...known.map(checkOf), ...others.map((name) => notChecked(name, 'no contract writes to it'))];
}

function checkOf(known: KnownSystem): Check {
  const { system, circuit } = known;
  const name = `system ${systemName(system)}`;
  const left = leftBecause(known);
  if (circuit === undefined && isHttpTarget(system))
    return notChecked(system, 'no worker has met any trouble there, and nobody else asks it');
  if (circuit === undefined || circuit.kind === 'closed') return { name, ok: true, found: 'answers' };
  if (left === undefined) return { name, ok: true, found: 'answers again' };
  const renewal = renewalOf(known);
  const found = `${left}, since ${circuit.since}; ${renewal ?? probeOf(circuit)}`;
  return { name, ok: false, found, next: renewal === undefined ? NEXT[circuit.because] : AFTER_RENEWAL };
}

/** The next who needs it asks then, and nobody else before. */
function probeOf(circuit: Exclude<Circuit, { readonly kind: 'closed' }>): string {
  return circuit.kind === 'open' ? `next asked at ${circuit.until}` : 'being asked now';
}

/** Whoever looks up holds no credential: what no worker has asked yet is not known to answer. */
function notChecked(system: string, because: string): Check {
  return { name: `system ${systemName(system)}`, ok: true, found: `not checked: ${because}` };
}

const LOOK_NOW =
  'To have it asked now: npx baton retry <handoff> --reason …, of one that waits for it (npx baton list).';

const AFTER_RENEWAL = `Wait: what waits goes on by itself. ${LOOK_NOW}`;

const NEXT: Readonly<Record<LeftBecause, string>> = {
  down: `Look at the status page of the system. What waits for it goes on by itself once it answers. ${LOOK_NOW}`,
  consent: `Renew the access as the page of its connector says (\`npx baton connect\`, or \`npx baton secrets set\`). What waits goes on by itself. ${LOOK_NOW}`,
  'daily-limit': 'Find out what uses the requests up. What waits for it goes on by itself.',
};
