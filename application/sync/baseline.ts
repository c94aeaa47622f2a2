import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { TargetRecord } from '#domain/ports/connector.ts';
import type { Ports } from '../ports.ts';
import { digestValue } from './digests.ts';
import { keptValues } from './kept-values.ts';

/** What a rollback gives back, and to which thing; of older plans the thing is not known. */
export interface GivenBack {
  readonly values: Readonly<Record<string, string>>;
  readonly record: TargetRecord | undefined;
}

/**
 * The values that a rollback gives a target back; undefined if they were erased, are not those whose digests the log
 * has, or are of several things.
 */
export async function baselineValues(
  ports: Pick<Ports, 'texts'>,
  { handoffId }: Pick<Handoff, 'handoffId'>,
  target: string,
  { baseline, kept: plans }: TargetState,
  key: string,
): Promise<GivenBack | undefined> {
  const values: Record<string, string> = {};
  const records: (TargetRecord | undefined)[] = [];
  for (const [field, { digest, ...kept }] of Object.entries(baseline)) {
    const found = await keptValues(ports, { handoffId, target }, kept);
    const value = found?.before[field];
    if (value === undefined || digestValue(key, value) !== digest) return undefined;
    values[field] = value;
    records.push(found?.record);
  }
  const last = plans.at(-1);
  if (last !== undefined) records.push((await keptValues(ports, { handoffId, target }, last))?.record);
  const [record] = records;
  return records.every((other) => other?.objectId === record?.objectId) ? { values, record } : undefined;
}
