import { causeKey } from '../backlog/cause-key.ts';
import type { Severity } from '../incident/severity.ts';
import { SEVERITIES } from '../incident/severity.ts';
import type { Came, ListedIncident } from '../operator/incidents.ts';

/** What one cause has done since an instant. */
export interface Impact {
  readonly cause: string;
  /** How many handoffs, events or messages it met, each once, or holds still. */
  readonly met: number;
  readonly incidents: number;
  readonly severity: Severity;
  /** `met`, twice as heavy with each step of the worst severity. */
  readonly weight: number;
}

/** What failed since then, the heaviest first. Equally heavy ones stand in the order of their names. */
export function impactsOf(incidents: readonly ListedIncident[], since: string): readonly Impact[] {
  const byCause = Map.groupBy(incidents, causeKey);
  return [...byCause]
    .map(([cause, those]) => impactOf(cause, those, since))
    .filter(({ met }) => met > 0)
    .sort((a, b) => b.weight - a.weight || (a.cause < b.cause ? -1 : 1));
}

function impactOf(cause: string, all: readonly ListedIncident[], since: string): Impact {
  const those = all.filter((one) => cameTo(one, since).length > 0 || heldBefore(one, since) > 0);
  const recent = new Set(those.flatMap((one) => cameTo(one, since).map(({ of }) => of)));
  const met = those.reduce((sum, one) => sum + heldBefore(one, since), recent.size);
  const worst = Math.max(0, ...those.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return {
    ...{ cause, met, incidents: those.length },
    ...{ severity: SEVERITIES[worst] ?? 'low', weight: met * 2 ** worst },
  };
}

function cameTo({ came = [] }: ListedIncident, since: string): readonly Came[] {
  return came.filter(({ at }) => at >= since);
}

/** What came before then and waits still. */
function heldBefore(incident: ListedIncident, since: string): number {
  const { status, holds } = incident;
  return status === 'open' ? Math.max(0, holds - cameTo(incident, since).length) : 0;
}

/** What a cause met after an instant, each once, by when it came last; the last one first. */
export function cameAfter(
  incidents: readonly ListedIncident[],
  cause: string,
  after: string,
): readonly Came[] {
  const came = incidents
    .filter((one) => causeKey(one) === cause)
    .flatMap((one) => one.came ?? [])
    .filter(({ at }) => at > after)
    .toSorted((one, other) => other.at.localeCompare(one.at));
  const seen = new Set<string>();
  return came.filter(({ of }) => !seen.has(of) && seen.add(of));
}
