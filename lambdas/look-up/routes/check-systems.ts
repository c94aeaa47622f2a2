import type { LeftBecause } from '#domain/health/circuit.ts';
import type { Check } from '#domain/operator/answers.ts';
import { systemName } from '#domain/story/words.ts';
import { leftBecause, systemsOf } from '../left-systems.ts';
import type { KnownSystem } from '../left-systems.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** Whether every system answers that a contract writes to. */
export async function checkSystems(ports: LookUpPorts): Promise<readonly Check[]> {
  return (await systemsOf(ports)).map(checkOf);
}

function checkOf(known: KnownSystem): Check {
  const { system, circuit } = known;
  const name = `system ${systemName(system)}`;
  const left = leftBecause(known);
  if (circuit === undefined || circuit.kind === 'closed') return { name, ok: true, found: 'answers' };
  if (left === undefined) return { name, ok: true, found: 'answers again' };
  return { name, ok: false, found: `${left}, since ${circuit.since}`, next: NEXT[circuit.because] };
}

const NEXT: Readonly<Record<LeftBecause, string>> = {
  down: 'Look at the status page of the system. What waits for it goes on by itself once it answers.',
  consent:
    'Renew the access as the page of its connector says (`baton connect`, or `baton secrets set`). What waits goes on by itself.',
  'daily-limit': 'Find out what uses the requests up. What waits for it goes on by itself.',
};
