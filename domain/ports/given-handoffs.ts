import type { HandoffId } from '../ids.ts';

/** What each person handed over, for some months: ids only, one item for each handoff. */
export interface GivenHandoffs {
  /** `beganAt`: an ISO instant that never changes, so that putting twice leaves one. */
  put(giver: string, handoffId: HandoffId, beganAt: string): Promise<void>;
  /** At most `limit`, those that began last first. Read consistently. */
  latest(giver: string, limit: number): Promise<readonly HandoffId[]>;
}
