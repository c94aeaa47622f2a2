import type { Directory } from '#domain/contract/directory.ts';
import { subjectParts } from '#domain/ids.ts';
import { leftBecauseOf } from '#domain/health/left-words.ts';
import { goesOnByItself, incidentCauseSchema } from '#domain/incident/cause.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { inChargeOf } from '#domain/incident/in-charge.ts';
import { severityOf } from '#domain/incident/severity.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';
import type { Row } from '#domain/ports/rows.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import type { Names } from '#domain/story/names.ts';
import { namesOf } from '#domain/story/names.ts';
import { who } from '#lambdas/_operating/listed.ts';
import { parsedJson } from '#lambdas/_presenting/redacted.ts';

/** The row of an incident as a line of the list; undefined for one that a version wrote which listed none. */
export function listedRow(
  row: Row,
  directory: Directory,
  now: string,
  names: Names = namesOf(directory),
): ListedIncident | undefined {
  const { subjectId, status, owner, openedAt, decideBy, holds, contract } = row;
  const { deciders = 1, openings = 1, reopenings = 0 } = row;
  const cause = incidentCauseSchema.safeParse(parsedJson(row.cause ?? '')).data;
  if (cause === undefined || decideBy === undefined || holds === undefined || owner === undefined)
    return undefined;
  const isOpen = status === 'open';
  return {
    id: subjectParts(subjectId).id,
    status: isOpen ? 'open' : 'resolved',
    // What is over is no later than it was when it ended.
    severity: severityOf({ cause, holds, decideBy }, isOpen ? now : openedAt),
    cause: cause.kind,
    because: causePhrase(cause, names),
    ...(contract === undefined ? {} : { contract }),
    ...(isOpen && isLate(cause, decideBy, now) ? { isMissed: true } : {}),
    ...systemOf(cause),
    owner: who(directory, owner),
    ...{ deciders, inCharge: [...inChargeOf(row)] },
    ...{ since: openedAt, decideBy, holds, openings, reopenings },
  };
}

function isLate(cause: IncidentCause, decideBy: string, now: string): boolean {
  return !goesOnByItself(cause) && decideBy <= now;
}

function systemOf(cause: IncidentCause): Pick<ListedIncident, 'waitsFor' | 'refusedBy'> {
  if (cause.kind !== 'target-deferred') return {};
  const system = cause.system ?? cause.target;
  return leftBecauseOf(cause.because) === 'consent'
    ? { waitsFor: system, refusedBy: system }
    : { waitsFor: system };
}
