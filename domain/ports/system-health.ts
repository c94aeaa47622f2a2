import type { Circuit } from '../health/circuit.ts';
import type { DailyRequests } from '../health/daily-requests.ts';
import type { QueueProgress } from '../health/queue-progress.ts';

/** What is known of one system, and how often that has changed. */
export interface KnownHealth {
  readonly version: number;
  readonly circuit: Circuit;
}

/** One item for each system, by the name that contracts call it: what its workers tell each other of it. */
export interface SystemHealth {
  /** Undefined while nothing was ever kept. May be a little old; `fresh` is not. */
  get(system: string, age?: 'fresh'): Promise<KnownHealth | undefined>;
  /** Keeps what follows after `version`, 0 for the first; false: somebody else has kept something meanwhile. */
  put(system: string, version: number, circuit: Circuit): Promise<boolean>;
  /** How far its queue has come, as far as that was ever noted. May be a little old. */
  queue(system: string): Promise<QueueProgress | undefined>;
  /** The last word counts: whoever looked at the same moment saw the same queue. */
  noteQueue(system: string, progress: QueueProgress): Promise<void>;
  /** What it last said of the requests that it takes in a day, if it ever did. May be a little old. */
  requests(system: string): Promise<DailyRequests | undefined>;
  /** The newest answer counts: an older one leaves what is there. */
  noteRequests(system: string, requests: DailyRequests): Promise<void>;
}
