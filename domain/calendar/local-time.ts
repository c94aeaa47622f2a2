import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A local date such as 2026-12-25. */
export type LocalDate = string;

/** The date that clocks of a zone show at an instant. */
export const localDateAt = (timeZone: string, at: string): LocalDate => {
  const zoned = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(Date.parse(at)), timeZone);
  return PlainDate.toBasicString(ZonedDateTime.toPlainDate(zoned));
};

const plain = (date: LocalDate): PlainDate.Record => {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  return PlainDate.create(year, month, day);
};

export const nextDate = (date: LocalDate): LocalDate =>
  PlainDate.toBasicString(PlainDate.addDays(plain(date), 1));

/** From 0 for Monday to 6 for Sunday. */
export const weekdayOf = (date: LocalDate): number => PlainDate.dayOfWeek(plain(date)) - 1;

/**
 * The first instant at which clocks of a zone show a local time (`09:00`; `24:00` is the next day's `00:00`) or a later
 * one. So a time that clocks skip in spring is the moment of the change, one that they show twice in autumn is its first
 * showing, and later local times never come before earlier ones. So it is with a day that clocks skip whole.
 */
export const firstInstantOf = (timeZone: string, date: LocalDate, time: string): string => {
  if (time === '24:00') return firstInstantOf(timeZone, nextDate(date), '00:00');
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const { year, month, day } = plain(date);
  const fields = { year, month, day, hour, minute, timeZone };
  const zoned = ZonedDateTime.fromFields(fields, { disambiguation: 'earlier' });
  const isSkipped = zoned.day !== day || zoned.hour !== hour || zoned.minute !== minute;
  const change = isSkipped ? ZonedDateTime.getTimeZoneTransition(zoned, 'next') : null;
  return new Date((change ?? zoned).epochMilliseconds).toISOString();
};
