import type { FieldType, FieldTypes } from '#domain/ports/connector.ts';
import { customFieldIn, customValue } from './custom-fields.ts';

const written = (kind: FieldType['kind']): FieldType => ({ kind, isWritable: true });
const shown = (kind: FieldType['kind']): FieldType => ({ kind, isWritable: false });

/** What every task has, by the names that contracts use. The last two are what Baton may expect, and no fields of Asana. */
export const STANDARD_FIELDS: FieldTypes = {
  name: written('text'),
  notes: written('text'),
  assignee: written('reference'),
  due_on: written('date'),
  project: written('reference'),
  completed: written('boolean'),
  assignee_is_member: shown('boolean'),
  attachments: shown('number'),
};

/** Why a property cannot be written at all. */
export interface Unwritable {
  readonly field: string;
  readonly because: 'unknown-field' | 'not-writable';
}

/** A property that Asana would not take, found before anything is sent; undefined: it takes them all. */
export function unwritableIn(names: readonly string[], types: FieldTypes): Unwritable | undefined {
  for (const field of names) {
    const type = types[field];
    if (type?.isWritable !== true)
      return { field, because: type === undefined ? 'unknown-field' : 'not-writable' };
  }
  return undefined;
}

/** A task in the form that Asana takes it in. Its project can be said only when it is made: later it is left out. */
export function taskData(
  properties: Readonly<Record<string, string>>,
  types: FieldTypes,
  isNew: boolean,
): Readonly<Record<string, unknown>> {
  const { project, ...others } = properties;
  const custom = Object.entries(others).flatMap(([name, text]) => {
    const gid = customFieldIn(name);
    return gid === undefined ? [] : [[gid, customValue(text, types[name] ?? written('text'))] as const];
  });
  const standard = Object.entries(others).filter(([name]) => customFieldIn(name) === undefined);
  return {
    ...Object.fromEntries(standard.map(([name, text]) => [name, standardValue(name, text)])),
    ...(custom.length > 0 && { custom_fields: Object.fromEntries(custom) }),
    ...(isNew && project !== undefined && { projects: [project] }),
  };
}

function standardValue(name: string, text: string): string | boolean | null {
  if (name === 'completed') return text === 'true';
  return text === '' && (name === 'assignee' || name === 'due_on') ? null : text;
}
