import { isMendedOutside } from '#domain/incident/cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { stakeOf } from '#domain/incident/stake.ts';
import { systemName } from '#domain/story/words.ts';
import type { Solved } from '#views/pages/decision-outcome.ts';
import { countHeld } from '#domain/incident/held-in.ts';

/** What became of somebody's part of an incident that an act outside has ended; undefined where nothing of it went on. */
export function solvedOf(part: Incident): Solved | undefined {
  const { cause, resolvedAt, wentOn } = part;
  if (part.status === 'open' || resolvedAt === undefined) return undefined;
  if (cause.kind !== 'target-deferred' || !isMendedOutside(cause)) return undefined;
  const own = wentOn.filter((member) => stakeOf(part, member) !== undefined);
  const waiting = countHeld(own);
  if (waiting === 0) return undefined;
  return { system: systemName(cause.system ?? cause.target), at: resolvedAt, waiting, waits: 'handoffs' };
}
