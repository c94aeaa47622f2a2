import { ownValue } from '../own-value.ts';
import { spoken } from './words.ts';

/** What codes of systems mean, as far as people meet them. Sources: the systems' own lists of errors. */
const MEANINGS: Readonly<Record<string, string>> = {
  INVALID_FIELD: 'there is no such field, or Baton may not see it',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'Baton may not write this field',
  INVALID_TYPE: 'there is no such kind of record, or Baton may not see it',
  INVALID_TYPE_ON_FIELD_IN_RECORD: 'the value is of another kind than the field',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'the value is none of those that the field takes',
  INVALID_CROSS_REFERENCE_KEY: 'somebody or something that is named is not there',
  INACTIVE_OWNER_OR_USER: 'the new owner is deactivated there',
  INSUFFICIENT_ACCESS_OR_READONLY: 'Baton may not change this record',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'Baton may not change what belongs to this record',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'a rule of its own refuses the value',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'an automation of its own stopped the change',
  REQUIRED_FIELD_MISSING: 'a field that has to be filled is empty',
  STRING_TOO_LONG: 'the value is too long',
  ENTITY_IS_DELETED: 'the record was deleted',
  ENTITY_IS_LOCKED: 'the record is locked there',
  UNABLE_TO_LOCK_ROW: 'somebody else was changing the record',
  REQUEST_LIMIT_EXCEEDED: 'its requests are used up for now',
  INVALID_OPTION: 'the value is none of those that the field takes',
  INVALID_OWNER_ID: 'the new owner is not known there',
  INVALID_OWNER: 'the new owner is not known there',
  INVALID_DATE: 'the value is not a date',
  INVALID_EMAIL: 'the value is not an e-mail address',
  INVALID_INTEGER: 'the value is not a whole number',
  PROPERTY_DOESNT_EXIST: 'there is no such property',
  READ_ONLY_VALUE: 'Baton may not write this field',
  NOT_A_USER: 'the new owner is not known there',
  UNKNOWN_OBJECT: 'something that is named is not there',
  NOT_ON_PROJECT: 'the field does not belong to the project',
  NOT_A_DATE: 'the value is not a date',
  KEY_TAKEN: 'another task has the key of this one',
  KEY_NOT_KEPT: 'the access that Baton has there keeps no keys',
  UNREADABLE_AFTER_WRITE: 'Baton would not see the record any more',
};

/** Why a system did not do something: in plain words, with the system's own code in brackets; our own codes as words. */
export function refusalPhrase(code: string): string {
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)) return spoken(code);
  const meaning = ownValue(MEANINGS, code) ?? spoken(code).toLowerCase();
  return meaning === code.toLowerCase() ? code : `${meaning} (${code})`;
}
