import * as z from 'zod';
import type { Kept } from '#domain/handoff/state.ts';
import type { TargetRecord } from '#domain/ports/connector.ts';
import { keptValuesId } from '#domain/text-ids.ts';
import type { Ports } from '../ports.ts';
import { digestValue } from './digests.ts';

const valuesSchema = z.record(z.string(), z.string());
const recordSchema = z.object({ objectType: z.string(), objectId: z.string() });
/** Older ones know fewer things: first the values before alone, then what was wanted. */
const keptSchema = z.union([
  z.object({ before: valuesSchema, wanted: valuesSchema, record: recordSchema.optional() }),
  valuesSchema.transform((before) => ({ before, wanted: {}, record: undefined })),
]);

/** The values of one look at a target: what it showed, what it should show, and of which thing. Erasable; the log has digests. */
export interface KeptValues {
  readonly before: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<string, string>>;
  readonly record?: TargetRecord | undefined;
}

interface Target {
  readonly handoffId: string;
  readonly target: string;
}

/**
 * Kept before the log names an attempt that is made of them; the id is for its fact. It is made of the values: whoever
 * saw something else at the same time keeps it elsewhere.
 */
export async function keepValues(
  { texts }: Pick<Ports, 'texts'>,
  of: Target,
  values: KeptValues,
  key: string,
): Promise<string> {
  const text = JSON.stringify(values);
  const kept = digestValue(key, text);
  await texts.put(idOf({ ...of, kept }), text);
  return kept;
}

/** Undefined once they are erased. */
export async function keptValues(
  { texts }: Pick<Ports, 'texts'>,
  { handoffId, target }: Target,
  { attempt, kept }: Kept,
): Promise<KeptValues | undefined> {
  const text = await texts.get(idOf({ handoffId, target, kept: kept ?? String(attempt) }));
  return text === undefined ? undefined : keptSchema.parse(JSON.parse(text));
}

function idOf({ handoffId, target, kept }: Target & { readonly kept: string }): string {
  return keptValuesId(handoffId, target, kept);
}
