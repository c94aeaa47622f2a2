import { BOUNDS, WEEK_SECONDS } from '#domain/monday/bounds.ts';
import { cameFrom } from '#domain/monday/came-from.ts';
import { inOrderOfChance } from '#domain/monday/choose-handoffs.ts';
import type { Compared, Gathered, MondayContract } from '#domain/monday/gathered.ts';
import { dayAndWeek } from '#domain/monday/week.ts';
import { ownerTrouble } from '#domain/standing/owner-trouble.ts';
import { addSeconds } from '#domain/time.ts';
import { allIncidents } from './all-incidents.ts';
import type { OperatorApi } from './client.ts';
import { RefusedError, UnexpectedAnswerError } from './errors.ts';
import { metricsOfContract } from './measured-contracts.ts';

export type MondayApi = Pick<
  OperatorApi,
  | 'standing'
  | 'contracts'
  | 'measures'
  | 'incidents'
  | 'people'
  | 'doctor'
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
  const [contracts, incidents, { people }, told, { queues: deadLetters }, { mappings }, sample] =
    await Promise.all([
      contractsOf(api),
      incidentsSince(api, cameFrom(now, backlog)),
      api.people(),
      toldByDoctor(api),
      api.deadLetters(),
      api.mappings(),
      sampleOf(api, now, date),
    ]);
  return {
    ...{ ...date, standing, contracts, backlog, mappings, people, deadLetters, ...sample },
    open: incidents.open.map((one) => ({ ...one, ownerTrouble: ownerTrouble(one.owner.id, people) })),
    ...{ over: incidents.over, isCut: incidents.isCut },
    ...told,
  };
}

/** A system that hangs keeps whoever asks it from answering in time: the rest is reported all the same. */
const NOT_ANSWERED = 'it was not answered in time';

async function toldByDoctor(api: MondayApi): Promise<Pick<Gathered, 'ways' | 'quotas'>> {
  try {
    const { checks } = await api.doctor();
    const ways = checks.filter(({ about }) => about === 'person' || about === 'people');
    return { ways, quotas: checks.filter(({ about }) => about === 'quota') };
  } catch (error) {
    if (!(error instanceof UnexpectedAnswerError)) throw error;
    const next = 'npx baton doctor';
    const way = { name: 'ways to people', ok: false, found: NOT_ANSWERED, next, about: 'people' } as const;
    return { ways: [way], quotas: [] };
  }
}

/** So many walks over pages go on at once: the API takes twenty requests a second. */
const AT_ONCE = 4;

async function contractsOf(api: MondayApi): Promise<readonly MondayContract[]> {
  const { contracts } = await api.contracts();
  const all: MondayContract[] = [];
  for (let from = 0; from < contracts.length; from += AT_ONCE) {
    const some = contracts.slice(from, from + AT_ONCE);
    all.push(...(await Promise.all(some.map(({ id }) => contractOf(api, id)))));
  }
  return all;
}

async function contractOf(api: MondayApi, id: string): Promise<MondayContract> {
  const { measured, metrics, judgements, isCut, unread } = await metricsOfContract(api, id, BOUNDS.measured);
  const crossed = judgements.flatMap(({ threshold, outcome }) => (outcome === 'crossed' ? [threshold] : []));
  const { contract, title } = measured;
  const { late, firstDue } = metrics.waiting;
  return {
    ...{ contract, title, crossed, late, firstDue, unread },
    ...{ handoffs: metrics.handoffs, thresholds: judgements.length, isCut },
  };
}

async function incidentsSince(api: MondayApi, since: string) {
  const [open, over] = await Promise.all([
    allIncidents(api, { status: 'open', since }, BOUNDS.incidents),
    allIncidents(api, { status: 'resolved', since }, BOUNDS.incidents),
  ]);
  const isFull = (some: readonly unknown[]): boolean => some.length >= BOUNDS.incidents;
  // What began long ago may have come back since: only what was read can be said not to have.
  const isCut = isFull(open) || isFull(over);
  return { open, over, isCut };
}

async function sampleOf(
  api: MondayApi,
  now: string,
  date: ReturnType<typeof dayAndWeek>,
): Promise<Pick<Gathered, 'completed' | 'compared'>> {
  const ids = await completedSince(api, addSeconds(now, -WEEK_SECONDS));
  const drawn = inOrderOfChance(ids, date).slice(0, BOUNDS.tried);
  const compared: Compared[] = [];
  // All at once, because a system that is down takes its time to say so; then others for those that were passed over.
  while (drawn.length > 0 && compared.length < BOUNDS.compared) {
    const some = drawn.splice(0, BOUNDS.compared - compared.length);
    const found = await Promise.all(some.map((id) => compare(api, id)));
    compared.push(...found.filter((one) => one !== undefined));
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
    return await api.replayPlan(id, {});
  } catch (error) {
    if (error instanceof RefusedError)
      return error.error.word === 'superseded' ? undefined : { id, because: error.error.sentence };
    if (error instanceof UnexpectedAnswerError) return { id, because: NOT_ANSWERED };
    throw error;
  }
}
