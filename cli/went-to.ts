import { setTimeout as sleep } from 'node:timers/promises';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { Listed } from '#domain/operator/listing.ts';
import type { Summary } from '#domain/operator/summary.ts';

/** An offer that was passed on, and what it is now; undefined while the next is not yet known. */
export interface Went {
  readonly offer: Listed;
  readonly now: Summary | undefined;
}

/** The workflow takes a few seconds to make the next offer; whoever waits for longer is told where to look. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 500;

/** To whom offers went that were taken from somebody: looked at until each is offered anew, or waits for something else. */
export async function wentTo(
  api: Pick<OperatorApi, 'show'>,
  offers: readonly Listed[],
  from: string,
): Promise<readonly Went[]> {
  const until = Date.now() + PATIENCE_MS;
  const went = new Map<string, Summary>();
  for (;;) {
    for (const { id } of offers.filter((offer) => !went.has(offer.id))) {
      const { summary } = await api.show(id);
      if (hasGone(summary, from)) went.set(id, summary);
    }
    if (went.size === offers.length || Date.now() >= until) break;
    await sleep(PAUSE_MS);
  }
  return offers.map((offer) => ({ offer, now: went.get(offer.id) }));
}

function hasGone({ status, offeredTo }: Summary, from: string): boolean {
  if (status === 'deciding') return false;
  return status !== 'offered' || offeredTo?.id !== from;
}
