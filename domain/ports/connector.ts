import { foreignText } from '../foreign-text.ts';
import type { DailyRequests } from '../health/daily-requests.ts';

/** One property of a record as a system shows it. `writtenByUs`: the system's own history says that we wrote this value. */
export interface PropertyValue {
  readonly value: string;
  readonly writtenByUs: boolean;
  /** When the system says that it got this value. */
  readonly since: string | undefined;
  /** The user who gave it this value, by the system's own id. */
  readonly changedBy: string | undefined;
}

/** A record as read by its id, never through a search. A property without a value is the empty text. */
export interface VendorRecord {
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** The records that are linked to it, by their kind; undefined while nobody has looked. */
  readonly linked?: Readonly<Record<string, readonly VendorRecord[]>>;
}

/**
 * How a request to a system ended. The difference that matters after a write: 'refused' (known: nothing was written)
 * against 'unknown' (it may still be applied).
 */
export type VendorAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /**
   * The system, or our own side before anything was sent, said no. Permanent: the same request will never pass.
   * `isUnreachable`: it was no word of the system's own; it could not even be asked. `inside`: the status that it has for
   * this, where it stands inside an answer that has another.
   */
  | {
      readonly kind: 'refused';
      readonly because: string;
      readonly permanent: boolean;
      readonly field?: string;
      readonly isUnreachable?: boolean;
      readonly inside?: number;
    }
  | Deferred
  /** The credential does not hold. Nothing was written. */
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown'; readonly because: string };

/** Too many requests: the same request will pass at `afterSeconds`. Nothing was written. */
export interface Deferred {
  readonly kind: 'deferred';
  readonly because: string;
  readonly afterSeconds: number;
  /** What Baton may ask of the whole system in a day is used up. */
  readonly isDaily?: boolean;
  /** What anybody may ask of the whole system in a short time is used up: it is no matter of this record. */
  readonly isBrief?: boolean;
  /** Nothing was sent, because this system is left alone for now. */
  readonly system?: string;
  /** Since when it has been so. */
  readonly since?: string;
  /** And so long that somebody has to know. */
  readonly isLong?: boolean;
}

/** Every way of ending but 'ok'. */
export type VendorFailure = Exclude<VendorAnswer<never>, { readonly kind: 'ok' }>;

/** Why a request did not pass, in a word of at most FOREIGN_LENGTH characters: it enters the log. */
export function reasonOf(answer: VendorFailure): string {
  return 'because' in answer ? foreignText(answer.because) : answer.kind;
}

/** Ids by kind of record; a kind without any may be absent. */
export type Links = Readonly<Record<string, readonly string[]>>;

/** A thing in one system, by the ids that this system gives it. */
export interface TargetRecord {
  readonly objectType: string;
  readonly objectId: string;
}

/** What goes along with a write, wherever the system can carry it. */
export interface Call {
  readonly correlationId: string;
  /** One for each planned write. */
  readonly idempotencyKey: string;
  /** Which attempt of its target it carries out; undefined where attempts are not counted in the log. */
  readonly attempt?: number;
}

/** `shows`: the record as the system showed it after the write, in the same call; undefined where it has to be read. */
export interface Written {
  readonly shows?: VendorRecord;
}

/** What a field of a kind of record takes. `maxLength` counts characters; only `choice` and `choices` have `choices`. */
export interface FieldType {
  readonly kind:
    'text' | 'number' | 'date' | 'instant' | 'boolean' | 'choice' | 'choices' | 'reference' | 'other';
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  readonly isWritable: boolean;
}
export type FieldTypes = Readonly<Record<string, FieldType>>;

/** One system that must show the new owner. One call is exactly one request: no retries, no redirects. */
export interface Connector {
  read(record: TargetRecord, properties: readonly string[]): Promise<VendorAnswer<VendorRecord>>;
  write(
    record: TargetRecord,
    properties: Readonly<Record<string, string>>,
    call: Call,
  ): Promise<VendorAnswer<Written>>;
  /** Equal after what the system is known to do to values (trimming, number and date forms, letter case of mail addresses). */
  isSame(property: string, wanted: string, shown: string): boolean;
  /** What the fields of a kind of record take; may be some minutes old. */
  fields(objectType: string): Promise<VendorAnswer<FieldTypes>>;
  /** Makes the thing under our own key, which is its id here; only in systems in which Baton makes things. */
  create?(
    record: TargetRecord,
    properties: Readonly<Record<string, string>>,
    call: Call,
  ): Promise<VendorAnswer<Written>>;
  /** Puts away what Baton made, so that people can find it again: nothing is deleted. From then on `read` does not find it. */
  archive?(record: TargetRecord, call: Call): Promise<VendorAnswer<Written>>;
  /**
   * How many of its day's requests the system said were used, if that says enough beyond what was answered here last;
   * only of systems whose answers carry it. Nothing is sent.
   */
  requestNews?(): DailyRequests | undefined;
}

/** The system whose records are handed over. */
export interface SystemOfRecord extends Connector {
  /** The ids of the records of these kinds that are linked to it, by their kind. */
  links(record: TargetRecord, kinds: readonly string[]): Promise<VendorAnswer<Links>>;
}
