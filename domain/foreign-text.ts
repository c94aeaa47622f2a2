import { digestOf } from './log/commit.ts';

/** The longest value of another system that enters the log, or stands in a sentence. */
export const FOREIGN_LENGTH = 200;
/** The longest field of a record that people are shown: enough for a note, too little to break a mail. */
export const SHOWN_LENGTH = 2000;

const DIGEST_LENGTH = 16;

/**
 * A value of another system, at most `length` characters long: of a longer one the beginning, and a digest of all of
 * it, so that two of them are told apart. What was shortened once is not shortened again.
 */
export function foreignText(text: string, length = FOREIGN_LENGTH): string {
  if (text.length <= length) return text;
  const beginning = text.slice(0, length - DIGEST_LENGTH - 1).toWellFormed();
  return `${beginning}…${digestOf(text).slice(0, DIGEST_LENGTH)}`;
}
