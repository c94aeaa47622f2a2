import * as z from 'zod';
import type { PropertyValue, VendorRecord } from '#domain/ports/connector.ts';
import { longId } from './record-id.ts';

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
type Scalar = z.infer<typeof scalarSchema>;

/** A record as Salesforce shows it: the wanted fields beside `attributes`. A field without a value is null. */
export const recordBodySchema = z
  .object({
    attributes: z.object({ type: z.string() }),
    LastModifiedById: z.string().nullish(),
    LastModifiedDate: z.string().nullish(),
  })
  .catchall(z.union([scalarSchema, z.record(z.string(), z.unknown()), z.array(z.unknown())]));
export type RecordBody = z.infer<typeof recordBodySchema>;

/** What one write of ours is known to have set, and when the record says that it was changed last. */
export interface OwnChange {
  readonly fields: readonly string[];
  readonly userId: string;
}

/**
 * The wanted fields of a record as texts. Salesforce keeps who changed a record, not who changed a field: only of what
 * `own` names, the change that was the record's last one, can it be said who gave it its value, and since when.
 */
export function recordFrom(body: RecordBody, wanted: readonly string[], own?: OwnChange): VendorRecord {
  const ours = own !== undefined && isBy(body, own.userId) ? own.fields : [];
  return {
    properties: Object.fromEntries(
      wanted.map((field) => [field, valueOf(body, field, ours.includes(field))] as const),
    ),
  };
}

/** Whether this user changed the record last. */
export function isBy({ LastModifiedById: by }: RecordBody, userId: string): boolean {
  const changedBy = longId(by ?? '');
  return changedBy !== undefined && changedBy === longId(userId);
}

function valueOf(body: RecordBody, field: string, isOurs: boolean): PropertyValue {
  const value = textOf(body[field] ?? null);
  return {
    value,
    writtenByUs: isOurs,
    since: isOurs ? instantOf(body.LastModifiedDate ?? '') : undefined,
    changedBy: undefined,
  };
}

/** What is no single value (an address, a location) is shown as its JSON. */
function textOf(value: unknown): string {
  const scalar = scalarSchema.safeParse(value);
  return scalar.success ? scalarText(scalar.data) : JSON.stringify(value);
}

function scalarText(value: Scalar): string {
  return value === null ? '' : String(value);
}

/** `2026-11-20T10:00:00.000+0000` in UTC. */
function instantOf(text: string): string | undefined {
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
