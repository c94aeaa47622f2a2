import type { OverviewList } from '#domain/overview.ts';
import type { Overviewed, Row, RowPage } from '#domain/ports/rows.ts';
import type { Overview, OverviewCount, OverviewSection } from '#views/overview.ts';
import type { WorkPorts } from '../work-ports.ts';
import { linesOf } from './lines-of.ts';
import type { OwnContract } from './own-contracts.ts';
import { ofPerson } from './of-person.ts';
import type { Question } from './question.ts';
import { today } from './question.ts';
import { incidentPage, whyRedIncident } from './incident-page.ts';
import { lateHeldOf } from './late-handoffs.ts';
import type { LateHeld } from './late-handoffs.ts';

/** Of one contract alone, and of each of several. */
const LINES = 25;
const LINES_OF_EACH = 10;
/** Whoever has more than this to look at needs no exact number. */
const COUNTED = 1_000;

/** The lists that what is overdue stands in, each from its beginning: the first is what was not accepted in time. */
const MAY_BE_LATE = ['waiting', 'not-started'] as const;

/**
 * How much of what there is in somebody's contracts, and one list of it. So many queries for each contract, however much
 * stands in them: one for each number, one for the page of each list, one for the incidents; titles come in one request.
 */
export async function overviewOf(ports: WorkPorts, question: Question): Promise<Overview> {
  const { person, filter } = question;
  if (filter.person !== undefined) return ofPerson(ports, question, filter.person);
  const incidents = await incidentPage(ports, question);
  const ofIncidents = { count: incidents.rows.length, isMore: incidents.next !== undefined };
  const red = incidents.rows.filter((row) => whyRedIncident(ports, row) !== undefined);
  const held = await lateHeldOf(ports, question);
  const until = ports.now();
  const late = await count(ports, question, 'waiting', { until });
  return {
    name: person.name,
    filter,
    counts: {
      red: sumOf([
        { ...ofIncidents, count: red.length },
        late,
        ...[...held.values()].map((one) => one.count),
      ]),
      'to-decide': ofIncidents,
      overdue: sumOf([late, await count(ports, question, 'not-started', { until })]),
      waiting: await count(ports, question, 'waiting'),
      held: await count(ports, question, 'held'),
      blocked: await count(ports, question, 'blocked'),
      'not-started': await count(ports, question, 'not-started'),
      done: await count(ports, question, 'done', { from: today(ports, person) }),
    },
    sections: await sectionsOf(ports, question, { incidents, red, held }),
    isCut: false,
  };
}

async function count(
  { rows }: WorkPorts,
  { contracts }: Question,
  list: OverviewList,
  between: Partial<Overviewed> = {},
): Promise<OverviewCount> {
  const counts = await Promise.all(
    contracts.map(({ id }) => rows.countOverview({ ...between, contract: id, list }, COUNTED)),
  );
  return sumOf(counts.map((one) => ({ count: one, isMore: one === COUNTED })));
}

function sumOf(counts: readonly OverviewCount[]): OverviewCount {
  return {
    count: counts.reduce((sum, one) => sum + one.count, 0),
    isMore: counts.some(({ isMore }) => isMore),
  };
}

interface Found {
  readonly incidents: RowPage;
  readonly red: readonly Row[];
  readonly held: ReadonlyMap<string, LateHeld>;
}

async function sectionsOf(
  ports: WorkPorts,
  question: Question,
  { incidents, red, held }: Found,
): Promise<readonly OverviewSection[]> {
  const { next } = incidents;
  switch (question.filter.view) {
    case 'to-decide':
      return [{ lines: await linesOf(ports, question, incidents.rows), next }];
    case 'red': {
      const first = { lines: await linesOf(ports, question, red), next };
      // What follows is of the incidents alone.
      return question.after === undefined ? [first, ...(await lateSections(ports, question, held))] : [first];
    }
    case 'waiting':
    case 'overdue':
    case 'held':
    case 'blocked':
    case 'not-started':
    case 'done':
      return lists(ports, question, (contract, limit) => pageOf(ports, question, contract, limit));
  }
}

/** What was not accepted in time: asked about still, the rest of which is in what is overdue, and held. */
async function lateSections(
  ports: WorkPorts,
  question: Question,
  held: Found['held'],
): Promise<readonly OverviewSection[]> {
  const sections = await lists(ports, question, async ({ id: contract }, limit) => {
    const page = await overduePage(ports, { contract, until: ports.now() }, limit, undefined, ['waiting']);
    return { ...page, rows: [...page.rows, ...(held.get(contract)?.rows ?? [])] };
  });
  return sections.map((section) => ({ ...section, nextIn: 'overdue' }));
}

async function lists(
  ports: WorkPorts,
  question: Question,
  pageFor: (contract: OwnContract, limit: number) => Promise<RowPage>,
): Promise<readonly OverviewSection[]> {
  const { contracts, filter } = question;
  const limit = contracts.length === 1 ? LINES : LINES_OF_EACH;
  const pages = await Promise.all(
    contracts.map(async (contract) => ({ contract, page: await pageFor(contract, limit) })),
  );
  const lines = await linesOf(
    ports,
    question,
    pages.flatMap(({ page }) => page.rows),
  );
  const bySubject = new Map(lines.map((line) => [line.subject, line]));
  const isOne = contracts.length === 1 && filter.contract !== undefined;
  return pages.map(({ contract: { id, title = '' }, page }) => ({
    ...(isOne ? {} : { contract: { id, title } }),
    lines: page.rows.flatMap(({ subjectId }) => bySubject.get(subjectId) ?? []),
    next: page.next,
  }));
}

/** What is not begun in time comes after all that was not accepted in time: a page of the one, then those of the other. */
async function pageOf(
  { rows, now }: WorkPorts,
  { person, filter, after }: Question,
  { id: contract }: OwnContract,
  limit: number,
): Promise<RowPage> {
  switch (filter.view) {
    case 'overdue':
      return overduePage({ rows }, { contract, until: now() }, limit, after);
    case 'done':
      return rows.overview({ contract, list: 'done', from: today({ now }, person) }, limit, after);
    case 'waiting':
    case 'held':
    case 'blocked':
    case 'not-started':
      return rows.overview({ contract, list: filter.view }, limit, after);
    case 'red':
    case 'to-decide':
      return { rows: [], next: undefined };
  }
}

const SEPARATOR = '~';

async function overduePage(
  { rows }: Pick<WorkPorts, 'rows'>,
  between: Pick<Overviewed, 'contract' | 'until'>,
  limit: number,
  after: string | undefined,
  mayBeLate: readonly (typeof MAY_BE_LATE)[number][] = MAY_BE_LATE,
): Promise<RowPage> {
  const [name = '', cursor = ''] = after?.split(SEPARATOR) ?? [];
  const at = Math.max(
    0,
    mayBeLate.findIndex((list) => list === name),
  );
  const found: Row[] = [];
  for (const [index, list] of mayBeLate.entries()) {
    if (index < at) continue;
    const from = index === at && cursor !== '' ? cursor : undefined;
    const page = await rows.overview({ ...between, list }, limit - found.length, from);
    found.push(...page.rows);
    if (page.next !== undefined) return { rows: found, next: `${list}${SEPARATOR}${page.next}` };
    const following = mayBeLate[index + 1];
    if (found.length === limit) return { rows: found, next: following && `${following}${SEPARATOR}` };
  }
  return { rows: found, next: undefined };
}
