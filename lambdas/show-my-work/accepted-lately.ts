import type { Person } from '#domain/contract/directory.ts';
import type { Row } from '#domain/ports/rows.ts';
import { addSeconds } from '#domain/time.ts';
import type { WorkPorts } from './work-ports.ts';

const RECENT_SECONDS = 30 * 24 * 60 * 60;
const PAGE = 100;
/** Of each contract so many pages of the newest are read: a page that somebody opens must not take long. */
const MOST_PAGES = 5;

/** What somebody accepted, newest first; cut: not all that began lately was looked through. */
export interface AcceptedLately {
  readonly rows: readonly Row[];
  readonly isCut: boolean;
}

/** What they accepted of what began in the last thirty days, and is done; unless its record was accepted anew since. */
export async function acceptedLately(ports: WorkPorts, { id }: Person): Promise<AcceptedLately> {
  const since = addSeconds(ports.now(), -RECENT_SECONDS);
  const contracts = ports.bundle.contracts.map(({ contract }) => contract.id);
  const found = await Promise.all(contracts.map((contract) => begunSince(ports, contract, since)));
  const newestFirst = found
    .flatMap(({ rows }) => rows)
    .toSorted((one, other) => Date.parse(other.openedAt) - Date.parse(one.openedAt));
  return {
    rows: lastAccepted(newestFirst).filter(({ status, owner }) => status === 'completed' && owner === id),
    isCut: found.some(({ isCut }) => isCut),
  };
}

/** Of each record the handoff that was accepted last, whoever accepted it; of what names no record all. */
function lastAccepted(newestFirst: readonly Row[]): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of newestFirst) {
    const about = row.record ?? row.subjectId;
    if (row.owner !== undefined && !last.has(about)) last.set(about, row);
  }
  return [...last.values()];
}

async function begunSince({ rows }: WorkPorts, contract: string, since: string): Promise<AcceptedLately> {
  const found: Row[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await rows.byContract(contract, PAGE, cursor);
    const recent = page.rows.filter(({ openedAt }) => openedAt >= since);
    found.push(...recent);
    cursor = page.next;
    if (cursor === undefined || recent.length < page.rows.length) return { rows: found, isCut: false };
  }
  return { rows: found, isCut: true };
}
