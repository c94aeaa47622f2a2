import { inChargeOf } from '#domain/incident/in-charge.ts';
import { overviewPlace } from '#domain/overview.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { Overview, OverviewView } from '#views/overview.ts';
import type { WorkPorts } from '../work-ports.ts';
import { linesOf } from './lines-of.ts';
import type { Question } from './question.ts';
import { today } from './question.ts';
import { incidentPage, whyRedIncident } from './incident-page.ts';
import { isUnacceptedLate } from './late-handoffs.ts';

/** Of what somebody has open so much is looked through, the newest first, and of what was done today in each contract. */
const LOOKED_THROUGH = 200;
const DONE_LOOKED_THROUGH = 100;

/** The same of what one person is asked, owns or has to decide: one query for what they have open, whatever others have. */
export async function ofPerson(ports: WorkPorts, question: Question, id: string): Promise<Overview> {
  const { person, contracts, filter } = question;
  const own = new Set(contracts.map((contract) => contract.id));
  const all = await ports.rows.openOf(id, LOOKED_THROUGH);
  const open = all.filter(({ contract = '' }) => own.has(contract));
  const incidents = await incidentPage(ports, question);
  const theirs = incidents.rows.filter((row) => inChargeOf(row).includes(id));
  const done = await doneBy(ports, question, id);
  const now = ports.now();
  const byView: Readonly<Record<OverviewView, readonly Row[]>> = {
    red: [
      ...theirs.filter((row) => whyRedIncident(ports, row) !== undefined),
      ...open.filter((row) => isUnacceptedLate(ports, row)),
    ],
    'to-decide': theirs,
    waiting: inList(open, 'waiting'),
    overdue: [...inList(open, 'waiting'), ...inList(open, 'not-started')].filter((row) => isLate(row, now)),
    held: inList(open, 'held'),
    blocked: [],
    'not-started': inList(open, 'not-started'),
    done: done.rows,
  };
  const counted = (view: OverviewView) => ({ count: byView[view].length, isMore: false });
  return {
    name: person.name,
    filter,
    counts: {
      red: { ...counted('red'), isMore: incidents.next !== undefined },
      'to-decide': { ...counted('to-decide'), isMore: incidents.next !== undefined },
      ...{ waiting: counted('waiting'), overdue: counted('overdue') },
      ...{ held: counted('held'), blocked: counted('blocked'), 'not-started': counted('not-started') },
      done: { count: done.rows.length, isMore: done.isCut },
    },
    sections: [{ lines: await linesOf(ports, question, byView[filter.view]) }],
    isCut: all.length === LOOKED_THROUGH,
  };
}

function inList(rows: readonly Row[], list: OverviewView): readonly Row[] {
  return rows.filter((row) => overviewPlace(row)?.list === list);
}

function isLate(row: Row, now: string): boolean {
  const place = overviewPlace(row);
  return place !== undefined && place.at <= now;
}

async function doneBy(ports: WorkPorts, { contracts, person }: Question, id: string) {
  const from = today(ports, person);
  const pages = await Promise.all(
    contracts.map((contract) =>
      ports.rows.overview({ contract: contract.id, list: 'done', from }, DONE_LOOKED_THROUGH),
    ),
  );
  return {
    rows: pages.flatMap(({ rows }) => rows).filter(({ owner }) => owner === id),
    isCut: pages.some(({ next }) => next !== undefined),
  };
}
