/** A receipt answers "what became of my webhook?", which is asked within days; the log keeps the rest for good. */
export const RECEIPT_DAYS = 30;
/** An expired link still has to say so, and who has the task now, for as long as the mail is likely to be opened. */
export const LINK_DAYS_AFTER_END = 90;
/** Longer than any execution may wait (300 days): a token is never gone before its wait. */
export const TOKEN_DAYS = 365;
/** Longer than any offer may stay open (300 days): its message is still found when it ends. */
export const POSTING_DAYS = 365;

/** A way that nobody has been asked by for so long is tried like any other. */
export const TROUBLE_DAYS = 90;

/** What a system said matters while somebody still asks why; some of it is about people. */
export const ATTEMPT_DAYS = 30;

/** Where what they handed over stands is asked within weeks; the log keeps the rest for good. */
export const GIVEN_DAYS = 90;

const DAY_SECONDS = 86_400;

/** Seconds since the epoch, `days` after an instant: the form in which DynamoDB wants it. */
export function daysAfter(instant: string, days: number): number {
  return Math.floor(Date.parse(instant) / 1000) + days * DAY_SECONDS;
}
