import * as z from 'zod';
import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { Ports } from '../ports.ts';
import { digestValue } from './digests.ts';

const valuesSchema = z.record(z.string(), z.string());

/** Under which name the values are kept (erasable) that an attempt found before its write. */
export function beforeId(handoffId: string, target: string, attempt: number): string {
  return `before#${handoffId}#${target}#${String(attempt)}`;
}

/**
 * The values that a rollback gives a target back; undefined if they were erased, or are not those whose digests the
 * log has.
 */
export async function baselineValues(
  { texts }: Pick<Ports, 'texts'>,
  { handoffId }: Pick<Handoff, 'handoffId'>,
  name: string,
  { baseline }: TargetState,
  key: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const values: Record<string, string> = {};
  for (const [field, { digest, attempt }] of Object.entries(baseline)) {
    const text = await texts.get(beforeId(handoffId, name, attempt));
    const value = text === undefined ? undefined : valuesSchema.parse(JSON.parse(text))[field];
    if (value === undefined || digestValue(key, value) !== digest) return undefined;
    values[field] = value;
  }
  return values;
}
