import * as z from 'zod';
import type { PropertyValue } from '#domain/ports/connector.ts';
import { customFieldIn, customValueSchema, textOf, VALUE_PATHS } from './custom-fields.ts';

const named = z.object({ gid: z.string() });

/** A task as Asana shows it, as far as it was asked for. Source: Asana's reference of tasks. */
export const taskSchema = z.object({
  gid: z.string(),
  name: z.string().nullish(),
  notes: z.string().nullish(),
  assignee: named.nullish(),
  due_on: z.string().nullish(),
  completed: z.boolean().nullish(),
  projects: z.array(named).nullish(),
  custom_fields: z.array(customValueSchema).nullish(),
  external: z.object({ gid: z.string().nullish() }).nullish(),
});
export type Task = z.infer<typeof taskSchema>;

const PATHS: Readonly<Record<string, readonly string[]>> = {
  notes: ['notes'],
  assignee: ['assignee'],
  due_on: ['due_on'],
  project: ['projects'],
  completed: ['completed'],
  assignee_is_member: ['assignee', 'projects'],
};

/** What to ask for (`opt_fields`) so that the answer shows these properties; never empty, for that would ask for everything. */
export function pathsOf(properties: readonly string[]): string {
  const paths = properties.flatMap((property) =>
    customFieldIn(property) === undefined ? (PATHS[property] ?? []) : VALUE_PATHS,
  );
  return [...new Set(['name', ...paths])].join(',');
}

/** What a task shows of a property, as one text. */
export function valueIn(task: Task, property: string): string {
  const custom = customFieldIn(property);
  if (custom !== undefined) {
    const value = task.custom_fields?.find(({ gid }) => gid === custom);
    return value === undefined ? '' : textOf(value);
  }
  switch (property) {
    case 'name':
    case 'notes':
    case 'due_on':
      return task[property] ?? '';
    case 'assignee':
      return task.assignee?.gid ?? '';
    case 'project':
      return (task.projects ?? []).map(({ gid }) => gid).join(';');
    case 'completed':
      return task.completed?.toString() ?? '';
    default:
      return '';
  }
}

/** Asana tells neither since when a value stands nor who wrote it. */
export function propertyValue(value: string): PropertyValue {
  return { value, writtenByUs: false, since: undefined, changedBy: undefined };
}
