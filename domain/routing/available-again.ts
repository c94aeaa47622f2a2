import { nextWorkingTime } from '../calendar/working-time.ts';
import { personById } from '../contract/directory.ts';
import { earliest } from '../time.ts';
import type { LeftOut } from './choice.ts';
import type { Question } from './leave-out.ts';
import { absenceAt } from './leave-out.ts';

/** When the first of those who are only away or off work can be asked; undefined if nobody comes back by the clock. */
export function availableAgainAt(question: Question, leftOut: readonly LeftOut[]): string | undefined {
  return earliest(...leftOut.map((one) => backAt(question, one)));
}

function backAt(
  { situation, contract, now }: Question,
  { person: id, because }: LeftOut,
): string | undefined {
  const person = personById(situation.directory, id);
  if (person === undefined || (because !== 'away' && because !== 'outside-working-hours')) return undefined;
  const back = absenceAt(situation, person, now)?.until ?? now;
  const { calendar } = person;
  if (!contract.candidates.onlyInWorkingHours || calendar === undefined) return back;
  return nextWorkingTime(calendar, back);
}
