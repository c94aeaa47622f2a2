const SHORT = /^(?=\d)(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?$/;
const ISO = /^P(?=[\dT])(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;

const DAY_SECONDS = 24 * 60 * 60;
const HOUR_SECONDS = 60 * 60;
const MINUTE_SECONDS = 60;

/**
 * Reads an elapsed time as people write it: `45s`, `30m`, `4h`, `1h30m`, `2d`, or ISO 8601 (`PT4H`, `P2D`).
 * A day is 24 hours. Returns seconds, or undefined if the text is no such duration.
 */
export const parseDuration = (text: string): number | undefined => {
  const found = SHORT.exec(text) ?? ISO.exec(text);
  if (found === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits || 0));
  return days * DAY_SECONDS + hours * HOUR_SECONDS + minutes * MINUTE_SECONDS + seconds;
};

/** The seconds of a duration that was checked before. Throws a RangeError for anything else: a defect of the check. */
export const secondsOf = (duration: string): number => {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new RangeError(`not a duration: ${duration}`);
  return parsed;
};

const WORDS = /^\s*(\d{1,4})\s*(d|h|m|s)(?:ays?|ours?|rs?|in(?:ute)?s?|ec(?:ond)?s?)?\s*$/i;

/** What somebody most likely meant by a duration in words: `4 hours` is `4h`; undefined for anything else. */
export const durationMeant = (text: string): string | undefined => {
  const [, count, unit] = WORDS.exec(text) ?? [];
  return count === undefined || unit === undefined ? undefined : `${count}${unit.toLowerCase()}`;
};
