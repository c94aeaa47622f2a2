import { subjectParts } from '#domain/ids.ts';
import { overviewPlace } from '#domain/overview.ts';
import type { Row } from '#domain/ports/rows.ts';
import { inChargeOf } from '#domain/incident/in-charge.ts';
import { goesOnByItself } from '#domain/incident/cause.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { OverviewLine } from '#views/overview.ts';
import { titlesOf } from '../titles-of.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { Question } from './question.ts';
import { causeOf, contractsIn, severityNow, whyRedIncident } from './incident-page.ts';
import { isUnacceptedLate } from './late-handoffs.ts';

/** What is told of rows, in their order; the titles of all of them in one request for each hundred. */
export async function linesOf(
  ports: WorkPorts,
  question: Question,
  rows: readonly Row[],
): Promise<readonly OverviewLine[]> {
  const subjects = rows.map(({ subjectId }) => subjectParts(subjectId));
  const handoffs = subjects.filter(({ kind }) => kind === 'handoff').map(({ id }) => id);
  const titles = await titlesOf(ports, handoffs);
  return rows.flatMap((row) =>
    subjectParts(row.subjectId).kind === 'incident'
      ? incidentLine(ports, question, row)
      : lineOf(ports, row, titles.get(subjectParts(row.subjectId).id)),
  );
}

function lineOf(ports: WorkPorts, row: Row, title: string | undefined): readonly OverviewLine[] {
  const place = overviewPlace(row);
  if (place === undefined) return [];
  const who = row.owner ?? row.offeredTo;
  return [
    {
      whatTitle: title ?? numbered(row),
      view: place.list,
      names: who === undefined ? [] : [nameOf(ports.bundle.directory, who)],
      red: isUnacceptedLate(ports, row) ? 'late' : undefined,
      at: place.list === 'waiting' ? row.answerBy : place.at,
      quietUntil: row.quietUntil,
      subject: row.subjectId,
      mayDecide: place.list === 'held' || place.list === 'blocked',
    },
  ];
}

/** What was erased, or never became a handoff, has a number only. */
function numbered({ record = '', subjectId }: Row): string {
  const [, objectType, objectId] = record.split(':');
  return objectType === undefined || objectId === undefined
    ? subjectParts(subjectId).id
    : `${objectType} ${objectId}`;
}

function incidentLine(ports: WorkPorts, { person, contracts }: Question, row: Row): readonly OverviewLine[] {
  const cause = causeOf(row);
  if (cause === undefined) return [];
  const { directory } = ports.bundle;
  const phrase = causePhrase(cause, namesOf(directory));
  const goesOn = goesOnByItself(cause);
  const isTheirs = contractsIn(row).some((one) => contracts.some(({ id }) => id === one));
  return [
    {
      whatTitle: phrase.charAt(0).toUpperCase() + phrase.slice(1),
      view: 'to-decide',
      red: whyRedIncident(ports, row),
      names: inChargeOf(row).map((id) => nameOf(directory, id)),
      at: goesOn && row.decideBy !== undefined && row.decideBy <= ports.now() ? undefined : row.decideBy,
      goesOn,
      severity: severityNow(row, ports.now()),
      holds: row.holds,
      subject: row.subjectId,
      mayDecide: isTheirs || inChargeOf(row).includes(person.id),
    },
  ];
}
