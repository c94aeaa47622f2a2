import type { Channel } from '#domain/contract/channel.ts';
import { troubleAfter, troublesOf } from '#domain/routing/channel-trouble.ts';
import type { Loss } from '#domain/routing/channel-trouble.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import type { Ports } from './ports.ts';

type TroublePorts = Pick<Ports, 'troubles' | 'now'>;

/** The offer that did not arrive, the way it went, and why. */
export interface Lost extends Pick<Loss, 'person' | 'channel' | 'because'> {
  readonly handoffId: HandoffId;
  readonly epoch: number;
}

/** Counts an offer that did not arrive, once. Of two at the same time one may be missed: it is advice. */
export async function noteLost(ports: TroublePorts, { handoffId, epoch, ...way }: Lost): Promise<void> {
  const known = await ports.troubles.list();
  const before = known.find(({ person, channel }) => person === way.person && channel === way.channel);
  const after = troubleAfter(before, { ...way, offer: `${handoffId} ${String(epoch)}`, at: ports.now() });
  if (after !== before) await ports.troubles.put(after);
}

/** Something arrived: nothing stands against this way any more, nor against its channel. */
export async function noteArrived(
  { troubles }: Pick<Ports, 'troubles'>,
  person: string,
  channel: Channel,
  known?: readonly Trouble[],
): Promise<void> {
  const against = troublesOf(known ?? (await troubles.list()), person, channel);
  for (const one of against) await troubles.remove(one);
}
