import { firstInstantOf, localDateAt, nextDate } from '#domain/calendar/local-time.ts';
import type { Contract } from '#domain/contract/contract.ts';
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

const HOURS = [1, 3];
const MORNING = '09:00';

/** The times that the form knows. Hours count from when it is sent, not from when it was shown. */
export function snoozeTimes(reader: Reader): readonly SnoozeTime[] {
  const { form } = offerTextsFor(reader.locale);
  const inHours = HOURS.map((hours) => ({
    value: `${String(hours)}h`,
    label: form.inHours(hours),
    until: addSeconds(reader.now, hours * 60 * 60),
  }));
  return [...inHours, tomorrow(reader)];
}

/** Named by its instant: a form that was shown before midnight does not mean another day after it. */
function tomorrow(reader: Reader): SnoozeTime {
  const { now, timeZone, locale } = reader;
  const until = firstInstantOf(timeZone, nextDate(localDateAt(timeZone, now)), MORNING);
  return { value: until, label: offerTextsFor(locale).form.tomorrow(shortTime(until, reader)), until };
}

/** The times that put it off further than it is, and fit into what the contract still allows. */
export function timesLeft(
  { snoozedSeconds, snoozedUntil }: Pick<Offer, 'snoozedSeconds' | 'snoozedUntil'>,
  { acknowledgment }: Pick<Contract, 'acknowledgment'>,
  reader: Reader,
): readonly SnoozeTime[] {
  const left = acknowledgment.snoozeAtMostSeconds - snoozedSeconds;
  const present = latest(reader.now, snoozedUntil);
  return snoozeTimes(reader).filter(({ until }) => {
    const added = secondsUntil(present, until);
    return added > 0 && added <= left;
  });
}
