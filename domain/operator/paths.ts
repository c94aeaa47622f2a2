/** How one operation is asked for. A `{name}` in the path stands for one segment. */
export interface OperatorPath {
  readonly method: 'GET' | 'POST';
  readonly path: `/operator/${string}`;
}

/** The operations of the operator API, for its server: it need not carry what answers look like. */
export const operatorPaths = {
  list: { method: 'GET', path: '/operator/handoffs' },
  show: { method: 'GET', path: '/operator/handoffs/{id}' },
  log: { method: 'GET', path: '/operator/handoffs/{id}/log' },
  rollbackPlan: { method: 'GET', path: '/operator/handoffs/{id}/roll-back' },
  replayPlan: { method: 'GET', path: '/operator/handoffs/{id}/replay' },
  attempts: { method: 'GET', path: '/operator/handoffs/{id}/attempts' },
  trace: { method: 'GET', path: '/operator/handoffs/{id}/trace' },
  receipt: { method: 'GET', path: '/operator/receipts/{id}' },
  decide: { method: 'POST', path: '/operator/handoffs/{id}/{decision}' },
  contracts: { method: 'GET', path: '/operator/contracts' },
  measures: { method: 'GET', path: '/operator/contracts/{name}/measures' },
  addMapping: { method: 'POST', path: '/operator/contracts/{name}/mappings' },
  pauseContract: { method: 'POST', path: '/operator/contracts/{name}/pause' },
  resumeContract: { method: 'POST', path: '/operator/contracts/{name}/resume' },
  dryRun: { method: 'GET', path: '/operator/contracts/{name}/dry-run/{object}/{id}' },
  people: { method: 'GET', path: '/operator/people' },
  leaving: { method: 'GET', path: '/operator/people/{person}/leaving' },
  enterAbsence: { method: 'POST', path: '/operator/people/{person}/absences' },
  clearAbsences: { method: 'POST', path: '/operator/people/{person}/absences/clear' },
  revokeLinks: { method: 'POST', path: '/operator/people/{person}/links/revoke' },
  erasePerson: { method: 'POST', path: '/operator/erasures/{person}' },
  incidents: { method: 'GET', path: '/operator/incidents' },
  incident: { method: 'GET', path: '/operator/incidents/{id}' },
  chargeIncident: { method: 'POST', path: '/operator/incidents/{id}/{charge}' },
  deadLetters: { method: 'GET', path: '/operator/dead-letters' },
  deadLetter: { method: 'GET', path: '/operator/dead-letters/{queue}' },
  redrive: { method: 'POST', path: '/operator/dead-letters/{queue}/redrive' },
  setSecret: { method: 'POST', path: '/operator/secrets/{name}' },
  connection: { method: 'GET', path: '/operator/connections/{system}' },
  connect: { method: 'POST', path: '/operator/connections/{system}' },
  backlog: { method: 'GET', path: '/operator/backlog' },
  changeBacklog: { method: 'POST', path: '/operator/backlog' },
  mappings: { method: 'GET', path: '/operator/mappings' },
  standing: { method: 'GET', path: '/operator/standing' },
  doctor: { method: 'GET', path: '/operator/doctor' },
} as const satisfies Readonly<Record<string, OperatorPath>>;
export type RouteName = keyof typeof operatorPaths;

export type PathValues = Readonly<Record<string, string>>;

/** The values of a path that fits the pattern, decoded; undefined if it does not fit. */
export function matchPath(pattern: string, path: string): PathValues | undefined {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const there = found[at];
    if (!segment.startsWith('{')) {
      if (segment !== there) return undefined;
      continue;
    }
    const value = decoded(there);
    if (value === undefined || value === '') return undefined;
    values[segment.slice(1, -1)] = value;
  }
  return values;
}

/** The path with its values in their places, encoded. */
export function fillPath(pattern: string, values: PathValues): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

function decoded(segment: string | undefined): string | undefined {
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape is no segment of any path of ours.
    return undefined;
  }
}
