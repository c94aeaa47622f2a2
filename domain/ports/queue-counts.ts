/** How many messages lie in each of some queues. */
export interface QueueCounts {
  counts(): Promise<readonly QueueCount[]>;
}

export interface QueueCount {
  readonly queue: string;
  readonly messages: number;
}
