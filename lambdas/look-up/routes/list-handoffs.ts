import { presentContract } from '#application/contracts.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { ListAnswer, Listed } from '#domain/operator/listing.ts';
import { listRequestSchema } from '#domain/operator/requests.ts';
import { InvalidCursorError, NO_CONTRACT } from '#domain/ports/rows.ts';
import type { Row, RowPage } from '#domain/ports/rows.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { decidingAbout } from '../deciding.ts';
import { listed } from '#lambdas/_operating/listed.ts';
import { leftBecause, renewalOf, systemsOf } from '../left-systems.ts';
import type { KnownSystem } from '../left-systems.ts';
import { observedOf } from '../observed-of.ts';
import { mergePages, placesFrom } from '../merge-pages.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { pausedAmong } from '../paused-contracts.ts';
import { badField, notFound, parseInput } from '#lambdas/_operating/problem.ts';

/** Handoffs and blocked events, newest first; narrowed to one contract or status if asked. */
export async function listHandoffs(ports: LookUpPorts, { query }: OperatorCall): Promise<ListAnswer> {
  const { contract, status, cursor, limit } = parseInput(listRequestSchema, query);
  const contracts = await contractsOf(ports, contract);
  const places = placesFrom(contracts, cursor);
  if (places === undefined) throw badCursor();
  const { rows, next } = await pageFrom(ports, places, limit);
  const lines = rows
    .map((row) => ({ row, line: listed(row, ports.bundle) }))
    .flatMap(({ row, line }) => (line === undefined ? [] : [{ row, line }]))
    .filter(({ line }) => status === undefined || line.status === status);
  const [handoffs, paused, systems] = await Promise.all([
    Promise.all(lines.map(({ row, line }) => withPeople(ports, row, line))),
    pausedAmong(
      ports,
      contracts.filter((name) => name !== NO_CONTRACT),
    ),
    systemsOf(ports),
  ]);
  const leftAlone = systems.flatMap(leftLine);
  return { handoffs, paused, leftAlone, ...(next === undefined ? {} : { next }) };
}

function leftLine(known: KnownSystem): readonly string[] {
  const because = leftBecause(known);
  if (because === undefined) return [];
  return [[because, renewalOf(known)].filter((part) => part !== undefined).join('; ')];
}

/** What the row does not say of what waits for a decision, or is only observed: its log does. */
async function withPeople(ports: LookUpPorts, { subjectId, status }: Row, line: Listed): Promise<Listed> {
  if (status === 'observed') return { ...line, ...(await observedOf(ports, subjectId)) };
  if (status !== 'held' && status !== 'blocked') return line;
  return { ...line, ...(await decidingAbout(ports, subjectId)) };
}

/** One whose file is gone is listed too, as long as there is anything to list. */
async function contractsOf(ports: LookUpPorts, name: string | undefined): Promise<readonly string[]> {
  const all = ports.bundle.contracts.map(({ contract }) => contract.id);
  if (name === undefined)
    return [...new Set([...all, ...(await ports.contractVersions.names())]), NO_CONTRACT];
  if (presentContract(ports, name) !== undefined) return [name];
  if ((await ports.rows.byContract(name, 1)).rows.length > 0) return [name];
  throw notFound('contract', name, closestOf(name, all));
}

async function pageFrom(
  ports: LookUpPorts,
  places: NonNullable<ReturnType<typeof placesFrom>>,
  limit: number,
): Promise<RowPage> {
  try {
    return await mergePages(ports.rows, places, limit);
  } catch (error) {
    if (error instanceof InvalidCursorError) throw badCursor();
    throw error;
  }
}

function badCursor(): Error {
  return badField('cursor', 'the cursor that an earlier page gave');
}
