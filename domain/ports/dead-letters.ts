/** A message that nobody could process. `sentAt`: when it was sent first; `because`: why, where that is known. */
export interface DeadLetter {
  readonly id: string;
  readonly sentAt: string;
  readonly body: string;
  readonly because?: string;
}

/** Looks into the queues and takes nothing out of them. */
export interface DeadLetterPeek {
  /** At most `limit` of them, the oldest first; not the oldest of all if there are more. */
  peek(queue: string, limit: number): Promise<readonly DeadLetter[]>;
}

/**
 * What one go of moving did. `left`: those that it met and that fit nowhere; `remaining`: all that are there now; `isMore`:
 * there may be some that it did not come to, which the next go within half a minute does.
 */
export interface Redriven {
  readonly moved: number;
  readonly left: number;
  readonly remaining: number;
  readonly isMore: boolean;
}

/**
 * Moves messages back to the queue that they came from. A message is sent before it is deleted: broken off in between,
 * it is there twice, never not at all.
 */
export interface DeadLetterRedrive {
  readonly queues: readonly string[];
  /** How many lie there now. */
  count(queue: string): Promise<number>;
  /** At most so many as fit into one request, and none that was sent after `before`: what failed again stays. */
  redrive(queue: string, before: string): Promise<Redriven>;
}
