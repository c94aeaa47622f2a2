import { personByHubSpotOwner, personById } from '#domain/contract/directory.ts';
import type { Target } from '#domain/contract/target.ts';
import type { CompareOwner } from '#domain/handoff/commands.ts';
import type { Handoff, Ownership } from '#domain/handoff/state.ts';
import type { Connector, VendorRecord } from '#domain/ports/connector.ts';
import { hasLeft } from '#domain/routing/has-left.ts';
import type { Ports } from '../ports.ts';
import { seenOf } from './job.ts';
import { idIn } from './wanted.ts';

/** A target of a handoff, and the owner that it is to show. */
export interface Shown {
  readonly state: Handoff;
  readonly shape: Target;
  readonly owner: Ownership;
}

/** Whether a record names this very owner. Whoever is gone from the directory cannot be told from others. */
export function isShown(
  { bundle }: Pick<Ports, 'bundle'>,
  connector: Connector,
  { shape, owner }: Pick<Shown, 'shape' | 'owner'>,
  record: VendorRecord,
): boolean {
  const property = shape.ownerProperty;
  const wanted = idIn(shape.system, personById(bundle.directory, owner.owner));
  const found = record.properties[property]?.value ?? '';
  return wanted !== undefined && (found === wanted || connector.isSame(property, wanted, found));
}

/** What a look at a record means for the handoff that claims its owner, bound to the log under which it was taken. */
export async function comparison(
  ports: Pick<Ports, 'bundle' | 'absences' | 'now'>,
  connector: Connector,
  shown: Shown,
  record: VendorRecord | 'gone',
): Promise<CompareOwner> {
  const { state, shape, owner } = shown;
  const look = { type: 'CompareOwner', target: shape.system, seen: seenOf(state, shape.system) } as const;
  if (record === 'gone') return { ...look, shows: 'gone' };
  if (isShown(ports, connector, shown, record)) return { ...look, shows: 'claimed' };
  const found = record.properties[shape.ownerProperty]?.value.trim() ?? '';
  const to = personByHubSpotOwner(ports.bundle.directory, found)?.id;
  const situation = { directory: ports.bundle.directory, absences: await ports.absences.list() };
  return {
    ...look,
    shows: 'other',
    ...(to === undefined ? {} : { to }),
    ...(hasLeft(situation, owner.owner, ports.now()) ? { hasOwnerLeft: true } : {}),
  };
}
