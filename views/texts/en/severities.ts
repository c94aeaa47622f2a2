import type { Severity } from '#domain/incident/severity.ts';

/** How bad an incident is. */
export const severities: Readonly<Record<Severity, string>> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  critical: 'Critical',
};
