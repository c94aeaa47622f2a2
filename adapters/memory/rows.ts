import { EVER, NEVER, overviewKey } from '#domain/overview.ts';
import type { Overviewed, Row, RowPage, Rows } from '#domain/ports/rows.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import { incidentStatus, overviewEntry, personWithOpen, waitingUnder } from '#domain/projection.ts';
import type { World } from './world.ts';

/** A world has one partition of what is due. */
export function memoryRows(world: World): Rows {
  return {
    get: async (subject) => world.rows.get(subject),
    put: async (row) => void putRow(world, row),
    settle: async (subject, seq, dueAt) => settle(world, { subject, seq, dueAt }),
    overdue: async (now, limit) => overdue(world, now).slice(0, limit),
    countOpen: async (person, atMost) => Math.min(atMost, openOf(world, person).length),
    openOf: async (person, limit) => openOf(world, person).slice(0, limit),
    byRecord: async (record, limit) => newestFirst(world, (row) => row.record === record).slice(0, limit),
    byContract: async (contract, limit, cursor) =>
      pageOf(
        newestFirst(world, (row) => row.contract === contract),
        limit,
        cursor,
      ),
    incidents: async (status, limit, cursor) =>
      pageOf(
        newestFirst(world, (row) => incidentStatus(row) === status),
        limit,
        cursor,
      ),
    overview: async (of, limit, cursor) => pageOf(overviewed(world, of), limit, cursor),
    countOverview: async (of, atMost) => Math.min(atMost, overviewed(world, of).length),
    waiting: async (contract, limit, cursor) =>
      pageOf(newestFirst(world, (row) => waitingUnder(row) === contract).toReversed(), limit, cursor),
  };
}

/** False when a newer or equal row is there. */
export function putRow(world: World, row: Row): boolean {
  const there = world.rows.get(row.subjectId);
  if (there !== undefined && there.seq >= row.seq) return false;
  world.rows.set(row.subjectId, row);
  return true;
}

interface Settlement {
  readonly subject: string;
  readonly seq: number;
  readonly dueAt: string | undefined;
}

function settle(world: World, { subject, seq, dueAt }: Settlement): void {
  const row = world.rows.get(subject);
  if (row?.seq !== seq) return;
  const settled = { ...row };
  delete settled.settleBy;
  delete settled.dueAt;
  world.rows.set(subject, dueAt === undefined ? settled : { ...settled, dueAt });
}

function overdue(world: World, now: string) {
  return [...world.rows.values()]
    .flatMap(({ subjectId, dueAt }) => (dueAt !== undefined && dueAt <= now ? [{ subjectId, dueAt }] : []))
    .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
    .map(({ subjectId }) => subjectId);
}

function openOf(world: World, person: string): readonly Row[] {
  return newestFirst(world, (row) => personWithOpen(row) === person);
}

/** What is done newest first, all else what has stood longest or is late first. */
function overviewed(
  world: World,
  { contract, list, from = EVER, until = NEVER }: Overviewed,
): readonly Row[] {
  const found = [...world.rows.values()].flatMap((row) => {
    const { overviewOf, overviewAt = '' } = overviewEntry(row);
    const isListed = overviewOf === overviewKey(contract, list) && overviewAt >= from && overviewAt <= until;
    return isListed ? [{ row, at: overviewAt }] : [];
  });
  const sorted = found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).map(({ row }) => row);
  return list === 'done' ? sorted.reverse() : sorted;
}

/** The cursor is the number of rows that came before. */
function pageOf(all: readonly Row[], limit: number, cursor = '0'): RowPage {
  if (!/^\d+$/.test(cursor)) throw new InvalidCursorError();
  const start = Number(cursor);
  const end = start + limit;
  return { rows: all.slice(start, end), next: end < all.length ? String(end) : undefined };
}

function newestFirst(world: World, isWanted: (row: Row) => boolean): readonly Row[] {
  return [...world.rows.values()]
    .filter(isWanted)
    .sort((one, other) => Date.parse(other.openedAt) - Date.parse(one.openedAt));
}
