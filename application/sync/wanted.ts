import { shownValue } from '#domain/admission/shown-value.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { idAt, personById } from '#domain/contract/directory.ts';
import type { Portal } from '#domain/contract/record-link.ts';
import { recordLink } from '#domain/contract/record-link.ts';
import type { Target, TargetSystem } from '#domain/contract/target.ts';
import type { Handoff, Ownership } from '#domain/handoff/state.ts';
import { cameOutEmpty } from '#domain/mapping/came-out-empty.ts';
import type { FieldValues, Material } from '#domain/mapping/field-values.ts';
import { fieldValues, propertiesIn } from '#domain/mapping/field-values.ts';
import type { RecordRef } from '#domain/record.ts';

/** Whose acceptance a target is to show, and what its fields are made of. */
export interface Acceptance {
  readonly state: Handoff;
  readonly ownership: Ownership;
  readonly contract: Contract;
  readonly directory: Directory;
  readonly portal: Portal;
  /** The record's properties, as the system of record shows them now. */
  readonly properties: Readonly<Record<string, string>>;
}

/** By which id a system knows somebody; undefined: it does not. */
export function idIn(system: TargetSystem, person: Person | undefined): string | undefined {
  return person === undefined ? undefined : idAt(system, person.ids);
}

/** What a target should show under the present acceptance: the owner, what rides with it, and the mapped fields. */
export function wantedValues(target: Target, acceptance: Acceptance): FieldValues {
  const { directory, ownership } = acceptance;
  const owner = personById(directory, ownership.owner);
  const id = idIn(target.system, owner);
  if (owner === undefined || id === undefined)
    return { misfit: { field: target.ownerProperty, because: 'unknown-person' } };
  const mapped = fieldValues(target.fields, materialOf(acceptance, owner));
  if ('misfit' in mapped) return mapped;
  const misfit = target.where.by === 'made' ? cameOutEmpty(target.fields, mapped.values) : undefined;
  if (misfit !== undefined) return { misfit };
  return { values: { [target.ownerProperty]: id, ...ownValues(target, ownership, owner), ...mapped.values } };
}

/** The fields that carry an acceptance, whatever their values. */
export function wantedFields({ ownerProperty, properties, fields }: Target): readonly string[] {
  const own = properties === undefined ? [] : [properties.acceptedBy, properties.since];
  return [ownerProperty, ...own, ...fields.map(({ field }) => field)];
}

/** The properties of the record that a target needs to know. */
export function sourceProperties(target: Target, { show }: Contract): readonly string[] {
  const { where, fields } = target;
  const isBriefed = fields.some(({ from }) => from.kind === 'handoff' && from.value === 'brief');
  return [
    ...(where.by === 'property' ? [where.property] : []),
    ...propertiesIn(fields),
    ...(isBriefed ? show.map(({ property }) => property) : []),
  ];
}

function ownValues({ properties }: Target, { acceptedAt }: Ownership, { name }: Person) {
  if (properties === undefined) return {};
  return { [properties.acceptedBy]: name, [properties.since]: acceptedAt };
}

function materialOf(acceptance: Acceptance, owner: Person): Material {
  const { state, ownership, contract, directory, portal, properties } = acceptance;
  const link = linkTo(contract, state.record, portal);
  return {
    properties,
    handoff: {
      'handoff-id': state.handoffId,
      'owner-name': owner.name,
      'owner-email': owner.email,
      'accepted-at': ownership.acceptedAt,
      'giver-name': personById(directory, state.giver)?.name ?? '',
      brief: [...briefLines(contract, properties), link].join('\n'),
      'record-link': link,
    },
  };
}

function briefLines(contract: Contract, properties: Acceptance['properties']): readonly string[] {
  return contract.show
    .map(({ label, property }) => ({
      label,
      value: shownValue(contract, property, (properties[property] ?? '').trim()),
    }))
    .flatMap(({ label, value }) => (value === '' ? [] : [`${label}: ${value}`]));
}

function linkTo(contract: Contract, { objectId }: RecordRef, portal: Portal): string {
  return recordLink(contract.recordLink, { ...portal, recordId: objectId });
}

/** What Baton's own properties show of a handoff's present state, never part of the acceptance; undefined: it has none. */
export function reflectedValues(
  { properties }: Target,
  state: Handoff,
  directory: Directory,
): Readonly<Record<string, string>> | undefined {
  if (properties === undefined) return undefined;
  const offeredTo = state.status === 'offered' ? personById(directory, state.offer.to) : undefined;
  return {
    [properties.handoffId]: state.handoffId,
    [properties.state]: state.status,
    [properties.offeredTo]: offeredTo?.name ?? '',
  };
}
