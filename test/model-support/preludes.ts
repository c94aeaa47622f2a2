import { MAYA } from './given.ts';
import type { Act } from './job.ts';

/** Maya was asked, and everything is at rest. */
export const asked: readonly Act[] = [];
/** Maya was asked and said yes; everything is at rest but what follows from that. */
export const accepted: readonly Act[] = [{ kind: 'accept', by: MAYA, epoch: 1 }];
/** Maya was asked and said no. */
export const declined: readonly Act[] = [{ kind: 'decline', by: MAYA, epoch: 1 }];
