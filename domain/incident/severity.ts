import { leftBecauseOf } from '../health/left-words.ts';
import type { IncidentCause } from './cause.ts';

/** How bad an incident is, the least first. */
export const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** So many that wait for one cause make it a step worse. */
export const MANY_HELD = 10;

interface Weighed {
  readonly cause: IncidentCause;
  /** How many handoffs, events or messages it holds. */
  readonly holds: number;
  /** By when it was to be decided. */
  readonly decideBy: string;
}

/**
 * How bad an incident is: as bad as its cause, a step worse from ten held on, and a step worse once its deadline has
 * passed. So nothing is critical by its cause alone.
 */
export function severityOf({ cause, holds, decideBy }: Weighed, now: string): Severity {
  const steps = (holds >= MANY_HELD ? 1 : 0) + (decideBy <= now ? 1 : 0);
  const worst = SEVERITIES.length - 1;
  return SEVERITIES[Math.min(worst, SEVERITIES.indexOf(ofCause(cause)) + steps)] ?? 'critical';
}

/**
 * Low: it goes on by itself, or concerns nothing but what Baton shows of itself. Normal: one person has to decide. High:
 * an SLA is past (nobody answered, nobody began), systems do not show who accepted, or our own parts fail for all.
 */
function ofCause(cause: IncidentCause): Severity {
  switch (cause.kind) {
    case 'target-deferred':
      return leftBecauseOf(cause.because) === 'consent' ? 'high' : 'low';
    case 'reflect-failed':
    case 'outside-pilot':
      return 'low';
    case 'declined':
    case 'returned':
    case 'nobody-to-ask':
    case 'undeliverable':
    case 'ambiguous':
    case 'contradiction':
    case 'moved-on':
    case 'rolled-back':
    case 'storm':
    case 'unmapped':
    case 'missing-input':
    case 'malformed':
    case 'unreadable-record':
    case 'status-failed':
    case 'notice-failed':
      return 'normal';
    case 'expired':
    case 'not-started':
    case 'mismatch':
    case 'target-failed':
    case 'owner-changed':
    case 'partial-rollback':
    case 'infrastructure':
    case 'dead-letters':
      return 'high';
  }
}
