import type { Severity } from '../incident/severity.ts';

/** Nobody can decide about an incident, nobody has in time, or it is critical. */
export type RedIncident = 'nobody' | 'overdue' | 'critical';

interface Judged {
  readonly severity: Severity;
  readonly decideBy: string;
  /** Whether whoever it belongs to is with the team. */
  readonly hasDecider: boolean;
}

/**
 * Why an open incident is red; undefined while somebody sees to it in its time. The status and the overview of contract
 * owners both go by this; a handoff is red for both once its time to be accepted has passed.
 */
export function whyRed({ severity, decideBy, hasDecider }: Judged, now: string): RedIncident | undefined {
  if (!hasDecider) return 'nobody';
  if (decideBy <= now) return 'overdue';
  return severity === 'critical' ? 'critical' : undefined;
}
