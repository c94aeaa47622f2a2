import { personById } from '../contract/directory.ts';
import { FOR_GOOD } from './for-good.ts';
import { absenceAt } from './leave-out.ts';
import type { Situation } from './situation.ts';

/** Whether somebody is no longer with the team: gone from its directory, no longer active in it, or away for good. */
export function hasLeft(
  situation: Pick<Situation, 'directory' | 'absences'>,
  id: string,
  now: string,
): boolean {
  const person = personById(situation.directory, id);
  return !person?.isActive || absenceAt(situation, person, now)?.until === FOR_GOOD;
}
