import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import type { Listed } from '#domain/operator/listing.ts';
import type { OperatorDecision } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant } from '../output/instant.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** What is to become of how many of them; without it they are only listed. Nothing is done without `confirm`. */
export interface ParkedWish {
  readonly decision: Extract<OperatorDecision, 'retry' | 'cancel'>;
  readonly count: number;
  readonly reason: string;
  readonly confirm: boolean;
}

type ParkedApi = Pick<OperatorApi, 'list' | 'decide'>;

const LARGEST_PAGE = '100';

/** What waits because it was too much at once, oldest first; a number of them is released or discarded, one by one. */
export async function parked(
  api: ParkedApi,
  contract: string,
  wish: ParkedWish | undefined,
): Promise<Outcome> {
  const waiting = await parkedIn(api, contract);
  if (wish === undefined) return listing(waiting, 'Nothing waits because it was too much at once.');
  const chosen = waiting.slice(0, wish.count);
  if (!wish.confirm) return plan(chosen, waiting.length, wish);
  const decided = [];
  for (const { id } of chosen) if (await decideOne(api, id, wish)) decided.push(id);
  const verb = wish.decision === 'retry' ? 'released' : 'discarded';
  const text = `${String(decided.length)} ${verb}, ${String(waiting.length - decided.length)} wait.`;
  return { data: { [verb]: decided }, text: () => text, exitCode: EXIT.ok };
}

async function parkedIn(api: ParkedApi, contract: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let cursor: string | undefined;
  do {
    const query = { contract, status: 'held', limit: LARGEST_PAGE };
    const page = await api.list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.handoffs.filter(({ cause }) => cause === 'storm'));
    cursor = page.next;
  } while (cursor !== undefined);
  return found.reverse();
}

/** False for what somebody else decided about meanwhile. */
async function decideOne(api: ParkedApi, id: string, { decision, reason }: ParkedWish): Promise<boolean> {
  try {
    return (await api.decide(id, decision, { reason })).changed;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

function listing(waiting: readonly Listed[], none: string): Outcome {
  const text = (style: Style) => (waiting.length === 0 ? none : tableOf(waiting, style));
  return { data: { handoffs: waiting }, text, exitCode: EXIT.ok };
}

function plan(chosen: readonly Listed[], all: number, { decision }: ParkedWish): Outcome {
  const verb = decision === 'retry' ? 'release' : 'discard';
  const head = `This would ${verb} ${String(chosen.length)} of ${String(all)}; give --confirm to do it.`;
  const text = (style: Style) => (chosen.length === 0 ? head : `${tableOf(chosen, style)}\n${head}`);
  return { data: { [`would-${verb}`]: chosen.map(({ id }) => id) }, text, exitCode: EXIT.ok };
}

function tableOf(waiting: readonly Listed[], style: Style): string {
  const rows = waiting.map(({ id, record, decider, openedAt }) => [
    id,
    record ?? '',
    decider?.name ?? '',
    { text: localInstant(openedAt), paint: style.faint },
  ]);
  return table(rows, ['ID', 'RECORD', 'DECIDES', 'OPENED']);
}
