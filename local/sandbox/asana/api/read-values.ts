import * as z from 'zod';
import type { CustomField, CustomValue } from '../board/custom-field.ts';
import { customFields, kickoffs, users } from '../board/seed.ts';
import type { TaskValues } from '../board/task.ts';
import { badRequest } from './api-error.ts';

const dataSchema = z.object({
  name: z.string().optional(),
  notes: z.string().optional(),
  assignee: z.string().nullish(),
  due_on: z.string().nullish(),
  completed: z.boolean().optional(),
  projects: z.array(z.string()).optional(),
  external: z
    .object({ gid: z.string().max(1_024), data: z.string().max(32_768) })
    .partial()
    .optional(),
  custom_fields: z.record(z.string(), z.unknown()).optional(),
});

/** The values of a write, checked as Asana checks them. Throws its 400. */
export function readValues(data: unknown): Partial<TaskValues> {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success)
    throw badRequest(`${parsed.error.issues[0]?.path.join(': ') ?? ''}: Not a valid value`);
  const { custom_fields, ...values } = parsed.data;
  checkAssignee(values.assignee);
  checkDate(values.due_on);
  for (const [index, gid] of (values.projects ?? []).entries())
    if (gid !== kickoffs.gid) throw badRequest(`projects: [${String(index)}]: Unknown object: ${gid}`);
  const custom = Object.entries(custom_fields ?? {}).map(
    ([gid, value]) => [gid, customValue(gid, value)] as const,
  );
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(custom.length > 0 && { custom: Object.fromEntries(custom) }) };
}

function checkAssignee(assignee: string | null | undefined): void {
  if (assignee === null || assignee === undefined) return;
  if (!users.some(({ gid }) => gid === assignee))
    throw badRequest(`assignee: Not a user in Organization: ${assignee}`);
}

function checkDate(date: string | null | undefined): void {
  if (date === null || date === undefined || /^\d{4}-\d{2}-\d{2}$/.test(date)) return;
  throw badRequest(`due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: ${date}`);
}

function customValue(gid: string, value: unknown): CustomValue {
  const field = customFields.find((each) => each.gid === gid);
  if (field === undefined) throw badRequest(`Custom field with ID ${gid} is not on given object`);
  const parsed = schemaOf(field).safeParse(value);
  if (!parsed.success) throw badRequest(`custom_fields: ${gid}: Not a valid value`);
  return parsed.data;
}

function schemaOf(field: CustomField): z.ZodType<CustomValue> {
  switch (field.kind) {
    case 'text':
      return z.string().nullable();
    case 'number':
      return z.number().nullable();
    case 'date':
      return z
        .object({ date: z.iso.date() })
        .nullable()
        .transform((value) => value?.date ?? null);
    case 'enum':
      return z.enum(field.options.map((option) => option.gid)).nullable();
  }
}
