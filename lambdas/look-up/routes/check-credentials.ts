import type { Check } from '#domain/operator/answers.ts';
import {
  CONSENTING_SYSTEMS,
  credentialNoteId,
  credentialNoteSchema,
} from '#domain/operator/credential-note.ts';
import type { CredentialNote } from '#domain/operator/credential-note.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { CREDENTIAL_OF } from '#domain/operator/requests.ts';
import { isBack } from '../left-systems.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** What is known of each system's credential: its form, its age, and when it ends. Whether it is set is told by its secret. */
export async function checkCredentials({
  texts,
  now,
  health,
}: Pick<LookUpPorts, 'texts' | 'now' | 'health'>): Promise<readonly Check[]> {
  const checks = CONSENTING_SYSTEMS.map(async (system): Promise<readonly Check[]> => {
    const text = await texts.get(credentialNoteId(system));
    if (text === undefined) return [];
    const note = credentialNoteSchema.parse(JSON.parse(text));
    const what = { name: `credential ${system}`, found: found(note, now()) };
    const circuit = (await health.get(system, 'fresh'))?.circuit;
    return [
      circuit === undefined || !isRefused(circuit)
        ? { ...what, ok: true }
        : refusedOne(what, system, circuit),
    ];
  });
  return (await Promise.all(checks)).flat();
}

/** It is there, and the system does not take it. */
function isRefused(circuit: Circuit): circuit is Exclude<Circuit, { readonly kind: 'closed' }> {
  return circuit.kind !== 'closed' && circuit.because === 'consent' && !isBack(circuit);
}

function refusedOne(
  what: Pick<Check, 'name' | 'found'>,
  system: ConsentingSystem,
  { since }: { readonly since: string },
): Check {
  const next = `npx baton connect ${system}, or npx baton secrets set ${CREDENTIAL_OF[system]}`;
  return { ...what, ok: false, found: `${what.found}; refused since ${since}`, next };
}

function found(note: CredentialNote, now: string): string {
  const age = ageOf(note.since, now);
  switch (note.form) {
    case 'token':
      return `a token, stored ${age} ago; it holds until somebody ends it`;
    case 'app':
      return `an app that gets its tokens by itself, stored ${age} ago`;
    case 'consent':
      return `consent of ${note.account ?? 'a person'}, ${age} old; ${accessOf(note, now)}`;
  }
}

function accessOf({ since, refreshedAt = since, expiresAt }: CredentialNote, now: string): string {
  const renewed = `renewed ${ageOf(refreshedAt, now)} ago`;
  if (expiresAt === undefined) return `${renewed}, and again when it is refused`;
  const end = expiresAt > now ? `holds until ${expiresAt}` : `ended ${expiresAt}`;
  return `${renewed}, ${end}, and is renewed by whoever needs it next`;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

function ageOf(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / MINUTE_MS));
  if (minutes < 2 * HOUR_MINUTES) return `${String(minutes)} min`;
  if (minutes < 2 * DAY_MINUTES) return `${String(Math.floor(minutes / HOUR_MINUTES))} h`;
  return `${String(Math.floor(minutes / DAY_MINUTES))} days`;
}
