import type { Ports } from '#application/ports.ts';
import { backoffOf } from '#domain/health/backoff.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import {
  CONSENTING_SYSTEMS,
  credentialNoteId,
  credentialNoteSchema,
} from '#domain/operator/credential-note.ts';
import type { ConsentingSystem, CredentialNote } from '#domain/operator/credential-note.ts';
import { addSeconds } from '#domain/time.ts';

type Left = Exclude<Circuit, { readonly kind: 'closed' }>;

/** What is known of a system's credential; undefined for one that has none, or none that is known of. */
export async function credentialNoteOf(
  { texts }: Pick<Ports, 'texts'>,
  system: string,
): Promise<CredentialNote | undefined> {
  if (!isConsenting(system)) return undefined;
  const text = await texts.get(credentialNoteId(system));
  return text === undefined ? undefined : credentialNoteSchema.parse(JSON.parse(text));
}

function isConsenting(system: string): system is ConsentingSystem {
  return CONSENTING_SYSTEMS.some((one) => one === system);
}

/** It does not take the access that it was last asked with. */
export function isRefused(circuit: Circuit): circuit is Left {
  return circuit.kind !== 'closed' && circuit.because === 'consent' && !isBack(circuit);
}

/** It has answered since, and more are let in each time. */
export function isBack(circuit: Circuit): boolean {
  return circuit.kind === 'recovering' && circuit.allowance > 1;
}

/** Whether a credential was stored since the system refused one last: of a new one that it refuses too it is not so. */
export function isRenewed(
  { since }: CredentialNote,
  circuit: Left,
  { backoffSeconds }: Ports['settings'],
): boolean {
  return since > lastRefusalOf(circuit, backoffSeconds);
}

/** The end of the wait tells when it began; while somebody asks, only the first refusal is known. */
function lastRefusalOf(circuit: Left, backoffSeconds: number): string {
  if (circuit.kind === 'recovering') return circuit.since;
  const began = addSeconds(circuit.until, -backoffOf(circuit.times, backoffSeconds));
  return began > circuit.since ? began : circuit.since;
}
