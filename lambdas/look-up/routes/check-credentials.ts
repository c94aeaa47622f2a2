import type { Check } from '#domain/operator/checks.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
import type { CredentialNote } from '#domain/operator/credential-note.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { OLD_CREDENTIAL_SECONDS } from '#domain/limits/old-credential.ts';
import { addSeconds } from '#domain/time.ts';
import { CREDENTIAL_OF } from '#domain/operator/requests.ts';
import { ageOf } from './age-of.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { credentialNoteOf, isRefused, isRenewed } from '../renewed-access.ts';

/** What is known of each system's credential: its form, its age, and when it ends. Whether it is set is told by its secret. */
export async function checkCredentials(
  ports: Pick<LookUpPorts, 'texts' | 'now' | 'health' | 'settings'>,
): Promise<readonly Check[]> {
  const { now, health, settings } = ports;
  const checks = CONSENTING_SYSTEMS.map(async (system): Promise<readonly Check[]> => {
    const note = await credentialNoteOf(ports, system);
    if (note === undefined) return [];
    const what = { name: `credential ${system}`, found: found(note, now()) };
    const circuit = (await health.get(system, 'fresh'))?.circuit;
    if (circuit !== undefined && isRefused(circuit))
      return [
        isRenewed(note, circuit, settings)
          ? renewedOne(what, system, circuit)
          : refusedOne(what, system, circuit),
      ];
    return [isOld(note, now()) ? oldOne(what, system) : { ...what, ok: true }];
  });
  return (await Promise.all(checks)).flat();
}

/** As the alarm `credential-old` counts it. */
function isOld({ refreshedAt, since }: CredentialNote, now: string): boolean {
  return now >= addSeconds(refreshedAt ?? since, OLD_CREDENTIAL_SECONDS);
}

function oldOne(what: Pick<Check, 'name' | 'found'>, system: ConsentingSystem): Check {
  return { ...what, ok: false, next: `Before somebody ends it there: ${renewing(system)}` };
}

const renewing = (system: ConsentingSystem): string =>
  `npx baton connect ${system}, or npx baton secrets set ${CREDENTIAL_OF[system]}`;

/** Whether the new one is taken shows when somebody asks with it, at the next probe at the latest. */
function renewedOne(
  what: Pick<Check, 'name' | 'found'>,
  system: ConsentingSystem,
  circuit: Exclude<Circuit, { readonly kind: 'closed' }>,
): Check {
  const asked =
    circuit.kind === 'open' ? `it is asked with it at ${circuit.until}` : 'it is being asked with it';
  const found = `${what.found}; stored anew since the refusal of ${circuit.since}`;
  return { ...what, ok: false, found, next: `Wait: ${asked}. Refused again: ${renewing(system)}` };
}

function refusedOne(
  what: Pick<Check, 'name' | 'found'>,
  system: ConsentingSystem,
  { since }: { readonly since: string },
): Check {
  return { ...what, ok: false, found: `${what.found}; refused since ${since}`, next: renewing(system) };
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
