import type { ListedIncident } from '#domain/operator/incidents.ts';
import { localInstant } from './instant.ts';

/** By when an open incident is to be decided, and whether that was missed. */
export function decideByText({ decideBy, isMissed }: Pick<ListedIncident, 'decideBy' | 'isMissed'>): string {
  return isMissed === true ? `${localInstant(decideBy)} (missed)` : localInstant(decideBy);
}
