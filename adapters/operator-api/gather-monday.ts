import { BOUNDS, WEEK_SECONDS } from '#domain/monday/bounds.ts';
import { cameFrom } from '#domain/monday/came-from.ts';
import { inOrderOfChance } from '#domain/monday/choose-handoffs.ts';
import type { Compared, Gathered, MondayContract } from '#domain/monday/gathered.ts';
import { dayAndWeek } from '#domain/monday/week.ts';
import { ownerTrouble } from '#domain/standing/owner-trouble.ts';
import { addSeconds } from '#domain/time.ts';
import { allIncidents } from './all-incidents.ts';
import type { OperatorApi } from './client.ts';
import { RefusedError } from './errors.ts';
import { metricsOfContract } from './measured-contracts.ts';

export type MondayApi = Pick<
  OperatorApi,
  | 'standing'
  | 'contracts'
  | 'measures'
  | 'incidents'
  | 'people'
  | 'deadLetters'
  | 'list'
  | 'replayPlan'
  | 'backlog'
  | 'mappings'
>;

/**
 * Asks for everything that a Monday's report is made of, some at once: what it reads at most, BOUNDS say. It changes
 * nothing.
 */
export async function gatherMonday(api: MondayApi): Promise<Gathered> {
  const [standing, { backlog }] = await Promise.all([api.standing(), api.backlog()]);
  const { now, zone } = standing;
  const date = dayAndWeek(zone, now);
  const [contracts, incidents, { people }, { queues: deadLetters }, { mappings }, sample] = await Promise.all(
    [
      contractsOf(api),
      incidentsSince(api, cameFrom(now, backlog)),
      api.people(),
      api.deadLetters(),
      api.mappings(),
      sampleOf(api, now, date),
    ],
  );
  return {
    ...{ ...date, standing, contracts, backlog, mappings, people, deadLetters, ...sample },
    open: incidents.open.map((one) => ({ ...one, ownerTrouble: ownerTrouble(one.owner.id, people) })),
    ...{ over: incidents.over, isCut: incidents.isCut },
  };
}

/** One after the other: each is a walk of its own over pages. */
async function contractsOf(api: MondayApi): Promise<readonly MondayContract[]> {
  const all: MondayContract[] = [];
  for (const { id } of (await api.contracts()).contracts) {
    const { measured, metrics, judgements, isCut } = await metricsOfContract(api, id, BOUNDS.measured);
    const crossed = judgements.flatMap(({ threshold, outcome }) =>
      outcome === 'crossed' ? [threshold] : [],
    );
    const { contract, title } = measured;
    const told = { handoffs: metrics.handoffs, thresholds: judgements.length };
    all.push({ contract, title, crossed, ...told, isCut });
  }
  return all;
}

async function incidentsSince(api: MondayApi, since: string) {
  const [open, over] = await Promise.all([
    allIncidents(api, { status: 'open', since }, BOUNDS.incidents),
    allIncidents(api, { status: 'resolved', since }, BOUNDS.incidents),
  ]);
  const isFull = (some: readonly unknown[]): boolean => some.length >= BOUNDS.incidents;
  const isCut = isFull(open) || (isFull(over) && (over.at(-1)?.since ?? '') >= since);
  return { open, over, isCut };
}

async function sampleOf(
  api: MondayApi,
  now: string,
  date: ReturnType<typeof dayAndWeek>,
): Promise<Pick<Gathered, 'completed' | 'compared'>> {
  const ids = await completedSince(api, addSeconds(now, -WEEK_SECONDS));
  const compared: Compared[] = [];
  for (const id of inOrderOfChance(ids, date).slice(0, BOUNDS.tried)) {
    if (compared.length === BOUNDS.compared) break;
    const one = await compare(api, id);
    if (one !== undefined) compared.push(one);
  }
  return { completed: ids.length, compared };
}

async function completedSince(api: MondayApi, since: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < BOUNDS.listed; read += PAGE) {
    const more = cursor === undefined ? {} : { cursor };
    const page = await api.list({ status: 'completed', limit: String(PAGE), ...more });
    found.push(...page.handoffs.flatMap(({ id, openedAt }) => (openedAt >= since ? [id] : [])));
    cursor = page.next;
    if (cursor === undefined || page.handoffs.some(({ openedAt }) => openedAt < since)) break;
  }
  return found;
}

/** The API's largest page. */
const PAGE = 100;

/** Undefined for one whose record somebody has accepted since under a later handoff: it is not to show there any more. */
async function compare(api: MondayApi, id: string): Promise<Compared | undefined> {
  try {
    const { targets } = await api.replayPlan(id, {});
    return { id, targets };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.error.word === 'superseded' ? undefined : { id, because: error.error.sentence };
  }
}
