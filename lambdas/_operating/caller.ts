import { createHash } from 'node:crypto';
import type { Ports } from '#application/ports.ts';

/** Who calls, as the platform found out: nothing in the body can claim otherwise. */
export interface Caller {
  /** What the log says instead of the identity: drawn by lot, it tells nobody anything. */
  readonly id: string;
  readonly arn: string;
}

/**
 * The caller with that identity, under the id that they have had since their first call. Only side items lead from one
 * to the other: once these are erased, the log no longer says who it was, not even to whoever can guess an identity.
 */
export async function callerWith(
  { texts, newId }: Pick<Ports, 'texts' | 'newId'>,
  arn: string,
): Promise<Caller> {
  const place = `operator#${createHash('sha256').update(arn).digest('hex')}`;
  return { arn, id: (await texts.get(place)) ?? (await texts.putOnce(place, `op-${newId()}`)) };
}
