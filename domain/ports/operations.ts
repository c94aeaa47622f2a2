import type { SecretName } from '../operator/requests.ts';

/** The secrets of a stage, for whoever fills them. Values go in and never come out. */
export interface SecretsAdmin {
  /** Those that this stage has. */
  readonly names: readonly SecretName[];
  put(name: SecretName, value: string): Promise<void>;
  /** Since when it has the value that it has; 'not-permitted': whoever asks may fill it, but not look. */
  look(name: SecretName): Promise<{ readonly since: string } | 'unset' | 'not-permitted'>;
}

/** How a system took a credential with which it was asked once. `because`: a code, such as `HTTP 401`. */
export type Trial =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly because: string }
  /** It did not answer, or not so that it says whether the credential holds. */
  | { readonly kind: 'unanswered'; readonly because: string }
  /** Nothing can be asked with it alone. */
  | { readonly kind: 'not-possible' };

/** Tries what would be stored under this name, by one read that changes nothing. Keeps nothing. */
export type TrySecret = (name: SecretName, value: string) => Promise<Trial>;

/** The address that mail is sent from. */
export interface Sender {
  readonly address: string;
  look(): Promise<SenderStanding | 'unverified' | 'not-permitted' | Unanswered>;
  /** Of these addresses, in lower case, those to which nothing is sent: mail to them bounced, or was complained about. */
  suppressed(
    addresses: readonly string[],
  ): Promise<ReadonlySet<string> | 'not-permitted' | 'too-many' | Unanswered>;
}

/** Of a verified sender. */
export interface SenderStanding {
  /** 'sandbox': mail goes out, but only to addresses that are verified too. */
  readonly standing: 'ready' | 'sandbox';
  /** So many mails went out within the last 24 hours, and so many may; -1: without a limit. */
  readonly sent: number;
  readonly most: number;
}

/** Why it cannot be told now. */
export interface Unanswered {
  readonly because: string;
}

/** Who is in the chat now, by the chat's own ids: no bots, nobody who has left. */
export interface ChatMembers {
  /** The reason is the chat's own word. */
  look(): Promise<ReadonlySet<string> | Unanswered>;
}
