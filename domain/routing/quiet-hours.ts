import { firstInstantOf, localDateAt, nextDate } from '../calendar/local-time.ts';
import type { Contract } from '../contract/contract.ts';
import type { Person } from '../contract/directory.ts';
import { LEAST_AFTER_QUIET_SECONDS } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { QuietHours } from './wishes.ts';

/** Somebody who may want it quiet. */
export interface Resting extends Pick<Person, 'timeZone'> {
  readonly quietHours?: QuietHours | undefined;
}

/** Until when it is to be quiet for somebody; undefined: it need not be now. The end is no part of it. */
export function quietUntil({ quietHours, timeZone }: Resting, now: string): string | undefined {
  if (quietHours === undefined) return undefined;
  const { from, until } = quietHours;
  const today = localDateAt(timeZone, now);
  const yesterday = localDateAt(timeZone, addSeconds(firstInstantOf(timeZone, today, '00:00'), -1));
  for (const day of [yesterday, today]) {
    const end = firstInstantOf(timeZone, from < until ? day : nextDate(day), until);
    if (firstInstantOf(timeZone, day, from) <= now && now < end) return end;
  }
  return undefined;
}

/** Whether what somebody is told under a contract can wait until then: not where too little time would be left to its deadline. */
export function canWait(
  { acknowledgment }: Pick<Contract, 'acknowledgment'>,
  until: string,
  deadline: string | undefined,
): boolean {
  if (acknowledgment.quietHours === 'ignore') return false;
  return deadline === undefined || addSeconds(until, LEAST_AFTER_QUIET_SECONDS) <= deadline;
}
