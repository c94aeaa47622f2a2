import type { IncidentCause } from '#domain/incident/cause.ts';

/** Whether a cause concerns our own parts: there is no handoff in it to decide about. */
export function isOurs({ kind }: IncidentCause): boolean {
  return OURS.has(kind);
}

const OURS: ReadonlySet<IncidentCause['kind']> = new Set([
  'reflect-failed',
  'status-failed',
  'notice-failed',
  'dead-letters',
]);
