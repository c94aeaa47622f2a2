import type { Contract } from '#domain/contract/contract.ts';
import { subjectParts } from '#domain/ids.ts';
import { measureOf } from '#domain/metrics/measure-of.ts';
import { usedShare } from '#domain/metrics/used-share.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { amountAtStake } from './amount-at-stake.ts';
import { contractByDigest } from './contracts.ts';
import type { Ports } from './ports.ts';

export type WaitingPorts = Pick<Ports, 'log' | 'rows' | 'texts' | 'bundle' | 'contractVersions' | 'now'>;

/** So many are added up at once; each has a text of its own. */
const PAGE = 100;

/**
 * How much of the time until its deadline the oldest handoff that waits under a contract has used; 0 if none waits. One
 * query and one log, however many wait.
 */
export async function oldestWaiting(ports: WaitingPorts, { id }: Contract): Promise<number> {
  const { rows } = await ports.rows.waiting(id, 1);
  const [oldest] = rows;
  if (oldest === undefined) return 0;
  const commits = await ports.log.read(oldest.subjectId);
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return 0;
  const now = ports.now();
  const measure = measureOf(commits, { contract: await contractByDigest(ports, state.contractDigest), now });
  return measure?.waiting === undefined ? 0 : usedShare(measure.waiting, now);
}

/** The sum of what is at stake in all that waits under a contract. One query for a hundred, and one text for each. */
export async function waitingAmount(ports: WaitingPorts, { id }: Contract): Promise<number> {
  let sum = 0;
  let cursor: string | undefined;
  do {
    const page = await ports.rows.waiting(id, PAGE, cursor);
    const amounts = page.rows.map(({ subjectId }) => amountAtStake(ports, subjectParts(subjectId).id));
    for (const amount of await Promise.all(amounts)) sum += amount ?? 0;
    cursor = page.next;
  } while (cursor !== undefined);
  return sum;
}
