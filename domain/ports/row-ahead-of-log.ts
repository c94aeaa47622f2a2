import type { SubjectId } from '../ids.ts';

/** The row claims a commit that the log does not have: one of the tables was set back, and a person must look. */
export class RowAheadOfLogError extends Error {
  readonly subject: SubjectId;
  readonly seq: number;

  constructor(subject: SubjectId, seq: number, options?: ErrorOptions) {
    super(`${subject}: the row is at or past commit ${String(seq)}, which the log does not have`, options);
    this.name = 'RowAheadOfLogError';
    this.subject = subject;
    this.seq = seq;
  }
}
