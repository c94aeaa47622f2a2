import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { Ports } from '../ports.ts';
import { digestValue } from './digests.ts';
import { keptValues } from './kept-values.ts';

/**
 * The values that a rollback gives a target back; undefined if they were erased, or are not those whose digests the
 * log has.
 */
export async function baselineValues(
  ports: Pick<Ports, 'texts'>,
  { handoffId }: Pick<Handoff, 'handoffId'>,
  target: string,
  { baseline }: TargetState,
  key: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const values: Record<string, string> = {};
  for (const [field, { digest, attempt }] of Object.entries(baseline)) {
    const value = (await keptValues(ports, { handoffId, target, attempt }))?.before[field];
    if (value === undefined || digestValue(key, value) !== digest) return undefined;
    values[field] = value;
  }
  return values;
}
