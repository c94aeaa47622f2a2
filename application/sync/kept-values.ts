import * as z from 'zod';
import type { Ports } from '../ports.ts';

const valuesSchema = z.record(z.string(), z.string());
/** Before there were mapped fields only the first was kept. */
const keptSchema = z.union([
  z.object({ before: valuesSchema, wanted: valuesSchema }),
  valuesSchema.transform((before) => ({ before, wanted: {} })),
]);

/** The values of one look at a target: what it showed, and what it should show. Erasable; the log has their digests. */
export interface KeptValues {
  readonly before: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<string, string>>;
}

/** Kept before the log names an attempt that is made of them. */
export async function keepValues(
  { texts }: Pick<Ports, 'texts'>,
  place: AttemptOf,
  values: KeptValues,
): Promise<void> {
  await texts.put(idOf(place), JSON.stringify(values));
}

/** Undefined once they are erased. */
export async function keptValues(
  { texts }: Pick<Ports, 'texts'>,
  place: AttemptOf,
): Promise<KeptValues | undefined> {
  const kept = await texts.get(idOf(place));
  return kept === undefined ? undefined : keptSchema.parse(JSON.parse(kept));
}

interface AttemptOf {
  readonly handoffId: string;
  readonly target: string;
  readonly attempt: number;
}

function idOf({ handoffId, target, attempt }: AttemptOf): string {
  return `before#${handoffId}#${target}#${String(attempt)}`;
}
