import type { PickedAnswer } from '../operator/backlog.ts';
import { addSeconds, latest } from '../time.ts';
import { WEEK_SECONDS } from './bounds.ts';

/** No cause of the backlog is followed further back: what waits for so long does not hang on when it came last. */
const FOLLOWED_SECONDS = 13 * WEEK_SECONDS;

/** Since when it is asked what came into incidents: for a week, and since the first cause of the backlog was picked. */
export function cameFrom(now: string, backlog: readonly Pick<PickedAnswer, 'pickedAt'>[]): string {
  const week = addSeconds(now, -WEEK_SECONDS);
  const first = [week, ...backlog.map(({ pickedAt }) => pickedAt)].sort()[0] ?? week;
  return latest(addSeconds(now, -FOLLOWED_SECONDS), first);
}
