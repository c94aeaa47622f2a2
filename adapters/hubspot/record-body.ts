import * as z from 'zod';
import type { PropertyValue, VendorRecord } from '#domain/ports/connector.ts';

const historyEntrySchema = z.object({
  value: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  timestamp: z.string().optional().catch(undefined),
  sourceType: z.string().optional().catch(undefined),
  sourceId: z.string().optional().catch(undefined),
  updatedByUserId: z.int().optional().catch(undefined),
});
type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A record as HubSpot shows it. A property without a value is absent, or null in some answers. */
export const recordBodySchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  propertiesWithHistory: z.record(z.string(), z.array(historyEntrySchema)).optional().catch(undefined),
  /** By the plural of the other kind; only when it was asked for, and left out where there is none. */
  associations: z.record(z.string(), z.object({ results: z.array(z.object({ id: z.string() })) })).optional(),
});
type RecordBody = z.infer<typeof recordBodySchema>;

/** How a property history names a write through the API; its `sourceId` is then the app's id. */
const API_SOURCES: readonly (string | undefined)[] = ['INTEGRATION', 'API'];

/** The wanted properties of a record; `appId` tells our own writes in the history from everybody else's. */
export function recordFrom(body: RecordBody, wanted: readonly string[], appId: string): VendorRecord {
  return {
    properties: Object.fromEntries(wanted.map((property) => [property, valueOf(body, property, appId)])),
  };
}

function valueOf(body: RecordBody, property: string, appId: string): PropertyValue {
  const value = body.properties[property] ?? '';
  const entry = newest(body.propertiesWithHistory?.[property] ?? []);
  // A history that does not end in the value shown says nothing about where that value came from.
  if (entry?.value !== value) return { value, writtenByUs: false, since: undefined, changedBy: undefined };
  const writtenByUs = API_SOURCES.includes(entry.sourceType) && entry.sourceId === appId;
  return { value, writtenByUs, since: instantOf(entry), changedBy: userOf(entry) };
}

/** By time, because no page promises an order; among equal times the first of the list. */
function newest(history: readonly HistoryEntry[]): HistoryEntry | undefined {
  return history.toSorted((a, b) => timeOf(b) - timeOf(a))[0];
}

function timeOf({ timestamp }: HistoryEntry): number {
  const time = Date.parse(timestamp ?? '');
  return Number.isNaN(time) ? 0 : time;
}

function instantOf(entry: HistoryEntry): string | undefined {
  const time = timeOf(entry);
  return time === 0 ? undefined : new Date(time).toISOString();
}

function userOf({ updatedByUserId, sourceId }: HistoryEntry): string | undefined {
  if (updatedByUserId !== undefined) return String(updatedByUserId);
  return /^userId:(\d+)$/.exec(sourceId ?? '')?.[1];
}
