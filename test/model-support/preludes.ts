import { MAYA, PRIYA } from './given.ts';
import type { Act } from './job.ts';

/** Maya was asked, and everything is at rest. */
export const asked: readonly Act[] = [];
/** Maya was asked and said yes; everything is at rest but what follows from that. */
export const accepted: readonly Act[] = [{ kind: 'accept', by: MAYA, epoch: 1 }];
/** The same, and once that came to nothing Priya was asked and said yes. */
export const acceptedTwice: readonly Act[] = [
  ...accepted,
  { kind: 'reassign' },
  { kind: 'accept', by: PRIYA, epoch: 2 },
];
/** Maya said yes, and then somebody gave a record another owner. */
export const changedSince = (target: string): readonly Act[] => [...accepted, { kind: 'change', target }];
/** Maya was asked and said no. */
export const declined: readonly Act[] = [{ kind: 'decline', by: MAYA, epoch: 1 }];
