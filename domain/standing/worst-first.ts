import { SEVERITIES } from '../incident/severity.ts';
import type { OpenIncident } from './standing.ts';

/** Incidents by how bad they are; those that are as bad in the order that they came in. */
export function worstFirst(incidents: readonly OpenIncident[]): readonly OpenIncident[] {
  return incidents.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}
