import type { SecretName } from '../operator/requests.ts';

/** The secrets of a stage, for whoever fills them. Values go in and never come out. */
export interface SecretsAdmin {
  /** Those that this stage has. */
  readonly names: readonly SecretName[];
  put(name: SecretName, value: string): Promise<void>;
  /** 'not-permitted': whoever asks may fill it, but not look. */
  look(name: SecretName): Promise<'set' | 'unset' | 'not-permitted'>;
}

/** The address that mail is sent from. */
export interface Sender {
  readonly address: string;
  /** 'sandbox': mail goes out, but only to addresses that are verified too. */
  look(): Promise<'ready' | 'sandbox' | 'unverified' | 'not-permitted'>;
}
