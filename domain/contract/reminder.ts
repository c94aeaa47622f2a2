import { parseDuration } from './duration.ts';

/** A reminder as the contract writes it: counted back from the deadline, or on from the offer; one of the two. */
export type ReminderSource = { before?: string | undefined; after?: string | undefined };

/** Seconds from the offer to the reminder: between 0 and the deadline, or it would help nobody; NaN if unreadable. */
export const remindAfterSeconds = ({ before, after }: ReminderSource, acceptWithinSeconds: number): number =>
  before === undefined
    ? (parseDuration(after ?? '') ?? NaN)
    : acceptWithinSeconds - (parseDuration(before) ?? NaN);
