import type { Field, ObjectType } from '../org/field.ts';
import type { Org } from '../org/org.ts';
import type { Value, Values } from '../org/record.ts';
import { badValue, noSuchField, unreadableBody } from './api-error.ts';
import { instant } from './render.ts';

const REQUIRED: readonly string[] = ['LastName', 'Company', 'Name', 'StageName', 'CloseDate', 'OwnerId'];

/** The values of a write as they will be stored. Throws the 400 of the first one that cannot be. */
export function checkedValues(type: ObjectType, values: Values, org: Org): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = org.fields[type].find((candidate) => candidate.name === name);
      if (field === undefined) throw noSuchField(name, type);
      return [name, checked(field, value, org)];
    }),
  );
}

function checked(field: Field, value: Value, org: Org): Value {
  const { name, updateable } = field;
  if (!updateable) {
    throw badValue('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${name}.`, name);
  }
  if (value !== null && value !== '') return stored(field, value, org);
  if (REQUIRED.includes(name)) {
    throw badValue('REQUIRED_FIELD_MISSING', `Required fields are missing: [${name}]`, name);
  }
  return null;
}

function stored(field: Field, value: string | number | boolean, org: Org): Value {
  switch (field.type) {
    case 'string':
    case 'textarea':
    case 'email':
    case 'phone':
      return fitting(field, String(value).trim());
    case 'picklist':
      return chosen(field, String(value));
    case 'id':
    case 'reference':
      return referred(field, String(value), org);
    case 'currency':
    case 'double':
      return readable(field, value, Number(value), Number.isNaN(Number(value)));
    case 'boolean':
      return readable(field, value, String(value) === 'true', !/^(true|false)$/.test(String(value)));
    case 'date':
      return readable(field, value, value, !/^\d{4}-\d{2}-\d{2}$/.test(String(value)));
    case 'datetime': {
      const time = Date.parse(String(value).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
      if (Number.isNaN(time)) throw unreadable(field, value);
      return instant(time);
    }
  }
}

function fitting({ name, length, label }: Field, text: string): string {
  if (text.length > length) {
    const message = `${label}: data value too large: (max length=${String(length)})`;
    throw badValue('STRING_TOO_LONG', message, name);
  }
  return text;
}

function chosen({ name, label, choices, restricted }: Field, value: string): string {
  if (restricted && !choices.includes(value)) {
    const message = `${label}: bad value for restricted picklist field: ${value}`;
    throw badValue('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, name);
  }
  return value;
}

function referred({ name, label }: Field, value: string, org: Org): string {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(value)) {
    throw badValue('MALFORMED_ID', `${label}: id value of incorrect type: ${value}`, name);
  }
  if (name !== 'OwnerId') return value;
  const user = org.user(value);
  if (user === undefined) throw badValue('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', name);
  if (!user.isActive) {
    throw badValue('INACTIVE_OWNER_OR_USER', 'operation performed with inactive user', name);
  }
  return user.id;
}

function readable(field: Field, value: string | number | boolean, read: Value, isUnreadable: boolean): Value {
  if (isUnreadable) throw unreadable(field, value);
  return read;
}

function unreadable({ type }: Field, value: string | number | boolean) {
  return unreadableBody(`Cannot deserialize instance of ${type} from VALUE_STRING value ${String(value)}`);
}
