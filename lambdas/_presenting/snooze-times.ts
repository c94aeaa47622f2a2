import { firstInstantOf, localDateAt, nextDate } from '#domain/calendar/local-time.ts';
import { nextWorkingTime } from '#domain/calendar/working-time.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Offer } from '#domain/handoff/state.ts';
import { addSeconds, latest, secondsUntil } from '#domain/time.ts';
import type { Option } from '#views/offer.ts';
import type { Reader } from '#views/reader.ts';
import { offerTextsFor } from '#views/texts/texts-for.ts';
import { shortTime } from '#views/when.ts';

/** One time until which an offer may be put off: how the form names it, and its ISO instant. */
export interface SnoozeTime extends Option {
  readonly until: string;
}

/** Who reads, as far as their mornings go; undefined: nobody whom the directory knows any more. */
type Sleeper = Pick<Person, 'calendar'> | undefined;

const HALF_HOUR = 30;
const HOURS = [1, 3];
const MORNING = '09:00';

/** The times that an answer may name. Hours count from when it is given, not from when they were shown. */
export function snoozeTimes(reader: Reader, person: Sleeper): readonly SnoozeTime[] {
  const { form } = offerTextsFor(reader.locale);
  const after = (minutes: number): string => addSeconds(reader.now, minutes * 60);
  return [
    { value: '30m', label: form.inMinutes(HALF_HOUR), until: after(HALF_HOUR) },
    ...HOURS.map((hours) => ({
      value: `${String(hours)}h`,
      label: form.inHours(hours),
      until: after(hours * 60),
    })),
    morning(reader, person),
  ];
}

/**
 * Tomorrow at nine, or when their own next day of work begins. Named by its instant: what was shown before midnight
 * does not mean another day after it.
 */
function morning({ now, timeZone, locale }: Reader, person: Sleeper): SnoozeTime {
  const { form } = offerTextsFor(locale);
  const date = nextDate(localDateAt(timeZone, now));
  const until =
    person?.calendar === undefined
      ? firstInstantOf(timeZone, date, MORNING)
      : nextWorkingTime(person.calendar, firstInstantOf(timeZone, date, '00:00'));
  const time = shortTime(until, { now, timeZone, locale });
  const isTomorrow = localDateAt(timeZone, until) === date;
  return { value: until, label: isTomorrow ? form.tomorrow(time) : form.nextWorkday(time), until };
}

/** The times that put it off further than it is, and fit into what the contract still allows. */
export function timesLeft(
  { snoozedSeconds, snoozedUntil }: Pick<Offer, 'snoozedSeconds' | 'snoozedUntil'>,
  { acknowledgment }: Pick<Contract, 'acknowledgment'>,
  reader: Reader,
  person: Sleeper,
): readonly SnoozeTime[] {
  const left = acknowledgment.snoozeAtMostSeconds - snoozedSeconds;
  const present = latest(reader.now, snoozedUntil);
  return snoozeTimes(reader, person).filter(({ until }) => {
    const added = secondsUntil(present, until);
    return added > 0 && added <= left;
  });
}
