import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { parseCommit } from '#domain/log/commit.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { EXIT } from '../exit-code.ts';
import type { ObservedSum } from '../observations.ts';
import { sumOf } from '../observations.ts';
import type { Outcome } from '../outcome.ts';
import { durationText } from '../output/duration.ts';
import { table } from '../output/table.ts';

/** So many logs are read at once. */
const AT_ONCE = 8;
const PAGE = '100';

/** What a contract that only observes has seen, in numbers: the newest `limit` of its handoffs. */
export async function observed(api: OperatorApi, contract: string, limit: number): Promise<Outcome> {
  const { ids, more } = await observedIds(api, contract, limit);
  const states = await inTurns(ids, async (id) => {
    const { commits } = await api.log(id);
    return foldCommits(handoffModel, commits.map(parseCommit));
  });
  const sum = sumOf(states.filter((state) => state?.status === 'observed'));
  const { people } = await api.people();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { data: { contract, ...sum, more }, text: () => textOf(sum, names, more), exitCode: EXIT.ok };
}

async function observedIds(api: OperatorApi, contract: string, limit: number) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { contract, status: 'observed', limit: PAGE };
    const page = await api.list(cursor === undefined ? query : { ...query, cursor });
    ids.push(...page.handoffs.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined && ids.length <= limit);
  return { ids: ids.slice(0, limit), more: ids.length > limit };
}

async function inTurns<To>(ids: readonly string[], read: (id: string) => Promise<To>): Promise<To[]> {
  const all: To[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    all.push(...(await Promise.all(ids.slice(from, from + AT_ONCE).map(read))));
  return all;
}

function textOf(sum: ObservedSum, names: ReadonlyMap<string, string>, more: boolean): string {
  if (sum.observed === 0) return 'Nothing was observed.';
  const rows = [
    ['observed', String(sum.observed)],
    ...sum.wouldAsk.map(({ person, times }) => [
      `would have asked ${names.get(person) ?? person}`,
      String(times),
    ]),
    ['would have waited for somebody', String(sum.wouldWait)],
    ['would have been held at once', String(sum.wouldHold)],
    ['got another owner by themselves', String(sum.transferred)],
    ['… of these whoever would have been asked', String(sum.transferredAsAsked)],
    ['median time until then', timeText(sum.medianSeconds)],
    ['longest time until then', timeText(sum.slowestSeconds)],
    ['no other owner by the deadline', String(sum.overdue)],
    ['… of these none until now', String(sum.neverTransferred)],
  ];
  return [table(rows), ...(more ? ['There are more: raise --limit.'] : [])].join('\n');
}

function timeText(seconds: number | undefined): string {
  return seconds === undefined ? '–' : durationText(seconds);
}
