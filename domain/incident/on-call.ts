import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { membersOf, personById } from '../contract/directory.ts';
import { hasLeft } from '../routing/has-left.ts';
import { absenceAt } from '../routing/leave-out.ts';
import type { Situation } from '../routing/situation.ts';

type OnCall = Contract['onCall'];
type Known = Pick<Situation, 'directory' | 'absences'>;

/** Everybody who may be told of a missed deadline, and decide then: one person, or those of a pool in its own order. */
export function onCallOf(directory: Directory, onCall: OnCall): readonly string[] {
  if (onCall === undefined) return [];
  return typeof onCall === 'string' ? [onCall] : membersOf(directory, onCall.pool).map(({ id }) => id);
}

/**
 * Who is told at one missed deadline. Of a pool: the first who is there, in its order from behind whoever was told last,
 * so that each deadline tells the next; everybody who has not left, if nobody is there. `told`: who has been told since
 * the incident opened, the last one last.
 */
export function onCallNow(
  onCall: OnCall,
  situation: Known,
  { told, now }: { readonly told: readonly string[]; readonly now: string },
): readonly string[] {
  const all = onCallOf(situation.directory, onCall);
  if (typeof onCall === 'string') return all;
  const staff = inTurn(all, told).filter((id) => !hasLeft(situation, id, now));
  const there = staff.filter((id) => !isAway(situation, id, now));
  return there.length === 0 ? staff : there.slice(0, 1);
}

function inTurn(all: readonly string[], told: readonly string[]): readonly string[] {
  const next = 1 + all.indexOf(told.findLast((id) => all.includes(id)) ?? '');
  return [...all.slice(next), ...all.slice(0, next)];
}

function isAway(situation: Known, id: string, now: string): boolean {
  const person = personById(situation.directory, id);
  return person !== undefined && absenceAt(situation, person, now) !== undefined;
}
