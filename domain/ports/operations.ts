/** The secrets of a stage, for whoever fills them. Values go in and never come out. */
export interface SecretsAdmin {
  put(name: 'hubspot-client-secret' | 'hubspot-token', value: string): Promise<void>;
  /** 'not-permitted': whoever asks may fill it, but not look. */
  look(name: 'hubspot-client-secret' | 'hubspot-token'): Promise<'set' | 'unset' | 'not-permitted'>;
}

/** The queues of messages that could not be processed. */
export interface DeadLetters {
  /** How many messages lie in each, by the queue's name. */
  count(): Promise<ReadonlyMap<string, number>>;
}

/** The address that mail is sent from. */
export interface Sender {
  readonly address: string;
  /** 'sandbox': mail goes out, but only to addresses that are verified too. */
  look(): Promise<'ready' | 'sandbox' | 'unverified' | 'not-permitted'>;
}
