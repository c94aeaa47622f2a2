import { causeKey } from '../backlog/cause-key.ts';
import type { Severity } from '../incident/severity.ts';
import { SEVERITIES } from '../incident/severity.ts';
import type { ListedIncident } from '../operator/incidents.ts';

/** What one cause has done since an instant. */
export interface Impact {
  readonly cause: string;
  /** How many handoffs, events or messages it met, or holds still. */
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
  const those = all.filter((one) => metBy(one, since) > 0);
  const met = those.reduce((sum, one) => sum + metBy(one, since), 0);
  const worst = Math.max(0, ...those.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return {
    ...{ cause, met, incidents: those.length },
    ...{ severity: SEVERITIES[worst] ?? 'low', weight: met * 2 ** worst },
  };
}

/** What came since then; what came before and still waits counts too. */
function metBy({ status, holds, came = [] }: ListedIncident, since: string): number {
  const recent = came.filter((at) => at >= since).length;
  return status === 'open' ? Math.max(holds, recent) : recent;
}

/** When a cause came after an instant, the last time first. */
export function cameAfter(incidents: readonly ListedIncident[], cause: string, after: string): string[] {
  return incidents
    .filter((one) => causeKey(one) === cause)
    .flatMap(({ came = [] }) => came.filter((at) => at > after))
    .sort()
    .reverse();
}
