import type { Contract } from '#domain/contract/contract.ts';
import type { HandoffId } from '#domain/ids.ts';
import { addSeconds } from '#domain/time.ts';
import type { Ports } from './ports.ts';
import { TURN_LEASE_SECONDS } from './situation-of.ts';

/**
 * Which admission of its window a handoff is, from 0, for a contract that limits them; undefined for others. The window
 * is that of its first arrival and the number is taken once, however often it is reported. 'busy': another message about
 * it is taking the number right now; come again after TURN_LEASE_SECONDS.
 */
export async function countAdmission(
  { texts, turns, now }: Pick<Ports, 'texts' | 'now'> & { readonly turns: Pick<Ports['turns'], 'take'> },
  { id, storm }: Pick<Contract, 'id' | 'storm'>,
  handoffId: HandoffId,
): Promise<number | 'busy' | undefined> {
  if (storm === undefined) return undefined;
  const at = now();
  const present = Math.floor(Date.parse(at) / (storm.withinSeconds * 1000));
  const window = await texts.putOnce(`storm#${handoffId}`, String(present));
  return turns.take(`${id} storm ${window}`, handoffId, at, addSeconds(at, TURN_LEASE_SECONDS));
}
