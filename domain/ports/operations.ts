import type { SecretName } from '../operator/requests.ts';

/** The secrets of a stage, for whoever fills them. Values go in and never come out. */
export interface SecretsAdmin {
  /** Those that this stage has. */
  readonly names: readonly SecretName[];
  put(name: SecretName, value: string): Promise<void>;
  /** Since when it has the value that it has; 'not-permitted': whoever asks may fill it, but not look. */
  look(name: SecretName): Promise<{ readonly since: string } | 'unset' | 'not-permitted'>;
}

/** The address that mail is sent from. */
export interface Sender {
  readonly address: string;
  /** 'sandbox': mail goes out, but only to addresses that are verified too. */
  look(): Promise<'ready' | 'sandbox' | 'unverified' | 'not-permitted'>;
  /** How many mails went out within the last 24 hours, and how many may. */
  quota(): Promise<MailQuota | 'not-permitted'>;
  /** Of these addresses, in lower case, those to which nothing is sent: mail to them bounced, or was complained about. */
  suppressed(addresses: readonly string[]): Promise<ReadonlySet<string> | 'not-permitted' | 'too-many'>;
}

export interface MailQuota {
  readonly sent: number;
  readonly most: number;
}

/** Who is in the chat now, by the chat's own ids: no bots, nobody who has left. */
export interface ChatMembers {
  /** `because`: why it cannot be told, as the chat's own word. */
  look(): Promise<ReadonlySet<string> | { readonly because: string }>;
}
