import type { Thresholds } from '../contract/observability.ts';

/** What a threshold of a contract is about, in the words of `baton metrics`. */
export const THRESHOLD_WORDS: Readonly<Record<keyof Thresholds, string>> = {
  acknowledgedInTime: 'accepted in time',
  acknowledgedP50Seconds: 'time until accepted (half of them)',
  acknowledgedP90Seconds: 'time until accepted (nine of ten)',
  expired: 'offers expired',
  failedSync: 'failed in a system',
  waitingAmount: 'amount that waits',
  oldestWaitingSeconds: 'the oldest that waits',
};
