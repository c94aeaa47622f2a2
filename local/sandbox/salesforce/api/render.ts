import type { Field, ObjectType } from '../org/field.ts';
import type { OrgRecord, Value, Version } from '../org/record.ts';
import { noSuchField } from './api-error.ts';

/** The newest version's paths stand in what is shown. */
const SHOWN_VERSION = 'v66.0';

/** A record as the API shows it: the fields that are asked for, or all of them. Throws the 400 of an unknown field. */
export function shownFields(
  { type, id }: OrgRecord,
  { values, at, by }: Version,
  fields: readonly Field[],
  wanted: readonly string[] = fields.map(({ name }) => name),
): Record<string, unknown> {
  const audit = { Id: id, LastModifiedById: by, LastModifiedDate: instant(at), SystemModstamp: instant(at) };
  const all: Readonly<Record<string, Value>> = { ...values, ...audit };
  const unknown = wanted.find((field) => !(field in all));
  if (unknown !== undefined) throw noSuchField(unknown, type);
  return {
    attributes: { type, url: `/services/data/${SHOWN_VERSION}/sobjects/${type}/${id}` },
    ...Object.fromEntries(wanted.map((field) => [field, all[field]])),
  };
}

/** Salesforce keeps instants to the second, and writes the offset without a colon. */
export function instant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, '.000+0000');
}

/** The part of a description that says what fields take. */
export function describeFields(type: ObjectType, fields: readonly Field[]): unknown {
  return {
    name: type,
    label: type,
    custom: false,
    updateable: true,
    queryable: true,
    fields: fields.map(({ choices, restricted, ...field }) => ({
      ...field,
      custom: field.name.endsWith('__c'),
      createable: field.updateable,
      nillable: true,
      restrictedPicklist: restricted,
      picklistValues: choices.map((value) => ({ value, label: value, active: true, defaultValue: false })),
      referenceTo: field.name === 'OwnerId' ? ['User'] : [],
    })),
  };
}
