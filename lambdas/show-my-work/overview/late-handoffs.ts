import { presentContract } from '#application/contracts.ts';
import { deadlineOf } from '#domain/handoff/make-offer.ts';
import { overviewPlace } from '#domain/overview.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { OverviewCount } from '#views/overview.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { Question } from './question.ts';

/** So much of what is held under one contract is looked through: it is sorted by when it came. */
const HELD_LOOKED_THROUGH = 100;

/** What is held under one contract and was not accepted in time. */
export interface LateHeld {
  readonly rows: readonly Row[];
  readonly count: OverviewCount;
}

/** What is held and was not accepted in time, by contract: a query for each. */
export async function lateHeldOf(
  ports: WorkPorts,
  { contracts }: Question,
): Promise<ReadonlyMap<string, LateHeld>> {
  const found = await Promise.all(
    contracts.map(async ({ id }) => {
      const page = await ports.rows.overview({ contract: id, list: 'held' }, HELD_LOOKED_THROUGH);
      const rows = page.rows.filter((row) => isUnacceptedLate(ports, row));
      return [id, { rows, count: { count: rows.length, isMore: page.next !== undefined } }] as const;
    }),
  );
  return new Map(found);
}

/** Whether nobody has accepted a handoff, and its time for that is over; where nobody was asked, it runs since it came. */
export function isUnacceptedLate({ bundle, now }: Pick<WorkPorts, 'bundle' | 'now'>, row: Row): boolean {
  const list = overviewPlace(row)?.list;
  if ((list !== 'waiting' && list !== 'held') || row.owner !== undefined || row.after !== undefined)
    return false;
  const { contract: id = '', answerBy, openedAt } = row;
  const contract = presentContract({ bundle }, id);
  const by = answerBy ?? (contract === undefined ? undefined : deadlineOf(contract, openedAt));
  return by !== undefined && by <= now();
}
