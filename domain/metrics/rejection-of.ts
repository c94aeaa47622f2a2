import type { BlockedEvent } from '../blocked/blocked.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { Rejection } from './course.ts';

/** What was wrong with an event that was blocked; undefined for one that is only observed. */
export function rejectionOf(id: string, { cause, record, isObserved }: BlockedEvent): Rejection | undefined {
  if (isObserved) return undefined;
  const source = 'source' in cause ? cause.source : (record?.source ?? 'unknown');
  return { id, source, field: fieldOf(cause) };
}

/** Where no field is to blame, the word for what is. */
function fieldOf(cause: IncidentCause): string {
  if (cause.kind === 'unmapped') return cause.property;
  if (cause.kind !== 'missing-input') return cause.kind;
  return cause.field === '' ? (cause.unlinked ?? []).map(({ label }) => label).join(', ') : cause.field;
}
