import type { FieldType, FieldTypes } from '../ports/connector.ts';
import { fieldsIn } from './http-body.ts';
import type { HttpSystem } from './http-system.ts';

/** What the fields of a described system take; only what its write sends can be written. */
export function fieldTypes({ fields, write }: HttpSystem): FieldTypes {
  const sent = new Set(fieldsIn(write.body));
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, maxLength, choices }]): [string, FieldType] => [
      name,
      {
        ...{ kind, isWritable: sent.has(name) },
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(choices === undefined ? {} : { choices }),
      },
    ]),
  );
}
