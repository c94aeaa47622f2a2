import type { Contract, Reference } from '#domain/contract/contract.ts';
import { isWhole } from '#domain/contract/references.ts';
import type { SystemOfRecord, VendorAnswer, VendorRecord } from '#domain/ports/connector.ts';
import type { RecordRef } from '#domain/record.ts';

/** Of many that are linked, so many are looked at until one carries all that it must. */
const MOST_LOOKS = 5;

type Reading = Pick<SystemOfRecord, 'read' | 'links'>;
type Linked = NonNullable<VendorRecord['linked']>;

/**
 * The record with what is linked to it, as far as the contract names it: one request for the links, and one for each
 * linked record that must carry something. Nothing is asked for a contract without references.
 */
export async function withReferences(
  connector: Reading,
  ref: RecordRef,
  record: VendorRecord,
  { references }: Contract,
): Promise<VendorAnswer<VendorRecord>> {
  if (references.length === 0) return { kind: 'ok', value: record };
  const links = await connector.links(
    ref,
    references.map(({ object }) => object),
  );
  if (links.kind !== 'ok') return links;
  const linked: Record<string, Linked[string]> = {};
  for (const reference of references) {
    const found = await linkedOf(connector, reference, links.value[reference.object] ?? []);
    if (found.kind !== 'ok') return found;
    linked[reference.object] = found.value;
  }
  return { kind: 'ok', value: { ...record, linked } };
}

async function linkedOf(
  connector: Reading,
  reference: Reference,
  ids: readonly string[],
): Promise<VendorAnswer<Linked[string]>> {
  const { object: objectType, inputs } = reference;
  if (inputs.length === 0) return { kind: 'ok', value: ids.map(() => ({ properties: {} })) };
  const properties = inputs.map(({ property }) => property);
  const found: VendorRecord[] = [];
  for (const objectId of ids.slice(0, MOST_LOOKS)) {
    const answer = await connector.read({ objectType, objectId }, properties);
    if (answer.kind === 'not-found') continue;
    if (answer.kind !== 'ok') return answer;
    found.push(answer.value);
    if (isWhole(answer.value, reference)) break;
  }
  return { kind: 'ok', value: found };
}
