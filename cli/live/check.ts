import type { PropertyValue, VendorAnswer } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { LiveSystem } from './live-system.ts';

/** What became of one assumption. `seen` and `because` are words for the report: codes, never values of the account. */
export type Finding =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'not-confirmed'; readonly seen: string }
  | { readonly kind: 'not-tried'; readonly because: string };

/** One assumption about a system. A check leaves the owner as it likes: it is restored afterwards. */
export interface Check {
  readonly assumption: string;
  readonly run: (system: LiveSystem) => Promise<Finding>;
}

export const confirmed = { kind: 'confirmed' } as const;

/** Confirmed if it is so, else what was seen instead. */
export function finding(isSo: boolean, seen: string): Finding {
  return isSo ? confirmed : { kind: 'not-confirmed', seen };
}

/** How a request ended, in a word. */
export function ending(answer: VendorAnswer<unknown> | undefined): string {
  if (answer === undefined) return 'no such request';
  if (answer.kind === 'ok') return 'it said yes';
  const reason = reasonOf(answer);
  return reason === answer.kind ? answer.kind : `${answer.kind} (${reason})`;
}

let writes = 0;

/** Gives the record to somebody; each write has a word of its own. */
export function giveTo({ connector, record, ownerField }: LiveSystem, owner: string) {
  writes += 1;
  const call = {
    correlationId: 'live-check',
    idempotencyKey: `live-check.${String(Date.now())}.${String(writes)}`,
  };
  return connector.write(record, { [ownerField]: owner }, call);
}

/** Whose it is. */
export async function ownerOf({
  connector,
  record,
  ownerField,
}: LiveSystem): Promise<VendorAnswer<PropertyValue>> {
  const answer = await connector.read(record, [ownerField]);
  if (answer.kind !== 'ok') return answer;
  const value = answer.value.properties[ownerField];
  return value === undefined ? { kind: 'unknown', because: 'no-owner-shown' } : { kind: 'ok', value };
}

/** Whether the record shows this owner now. */
export async function shows(system: LiveSystem, owner: string): Promise<Finding> {
  const answer = await ownerOf(system);
  if (answer.kind !== 'ok') return finding(false, `the owner could not be read: ${ending(answer)}`);
  return finding(
    system.connector.isSame(system.ownerField, owner, answer.value.value),
    'another owner is shown',
  );
}
