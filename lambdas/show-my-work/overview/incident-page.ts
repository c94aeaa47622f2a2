import type { Row, RowPage } from '#domain/ports/rows.ts';
import { inChargeOf } from '#domain/incident/in-charge.ts';
import { severityOf, SEVERITIES } from '#domain/incident/severity.ts';
import { incidentCauseSchema } from '#domain/incident/cause.ts';
import { personById } from '#domain/contract/directory.ts';
import { whyRed } from '#domain/standing/why-red.ts';
import type { RedIncident } from '#domain/standing/why-red.ts';
import { parsedJson } from '#lambdas/_presenting/redacted.ts';
import type { OverviewView } from '#views/overview.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { Question } from './question.ts';

/** So many open incidents are looked through at once: one cause has one, however much it holds. */
const LOOKED_THROUGH = 100;

/** The open incidents that are about somebody's contracts or theirs to decide, the worst first; one query. */
export async function incidentPage(
  { rows, now }: Pick<WorkPorts, 'rows' | 'now'>,
  { person, contracts, filter, after }: Question,
): Promise<RowPage> {
  const page = await rows.incidents(
    'open',
    LOOKED_THROUGH,
    OF_INCIDENTS.has(filter.view) ? after : undefined,
  );
  const own = new Set(contracts.map(({ id }) => id));
  const isMeant = (row: Row): boolean =>
    contractsIn(row).some((contract) => own.has(contract)) ||
    (filter.contract === undefined && inChargeOf(row).includes(person.id));
  return {
    rows: page.rows.filter(isMeant).toSorted((one, other) => badness(other, now()) - badness(one, now())),
    next: page.next,
  };
}

/** Whose pages are those of the incidents. */
const OF_INCIDENTS: ReadonlySet<OverviewView> = new Set(['red', 'to-decide']);

/** Why an incident is red, as `baton status` has it; undefined also for rows that do not say how bad it is. */
export function whyRedIncident(
  { bundle, now }: Pick<WorkPorts, 'bundle' | 'now'>,
  row: Row,
): RedIncident | undefined {
  const severity = severityNow(row, now());
  const { decideBy, owner = '' } = row;
  if (severity === undefined || decideBy === undefined) return undefined;
  const hasDecider = personById(bundle.directory, owner)?.isActive === true;
  return whyRed({ severity, decideBy, hasDecider }, now());
}

/** Older rows name one of each. */
export function contractsIn({ contracts, contract = '' }: Row): readonly string[] {
  return (contracts ?? contract).split(' ').filter((one) => one !== '');
}

/** The cause of an incident's row; undefined for what a version wrote that kept none. */
export function causeOf({ cause = '' }: Row) {
  return incidentCauseSchema.safeParse(parsedJson(cause)).data;
}

/** How bad an incident is now; undefined for rows that do not say. */
export function severityNow(row: Row, now: string) {
  const cause = causeOf(row);
  const { holds, decideBy } = row;
  if (cause === undefined || holds === undefined || decideBy === undefined) return undefined;
  return severityOf({ cause, holds, decideBy }, now);
}

function badness(row: Row, now: string): number {
  const severity = severityNow(row, now);
  return severity === undefined ? -1 : SEVERITIES.indexOf(severity);
}
