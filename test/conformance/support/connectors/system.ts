import type { CredentialAccess } from '#adapters/oauth/tokens-by-credential.ts';
import type { Consenting } from './consent.ts';
import type { Connector, TargetRecord } from '#domain/ports/connector.ts';

/** What a system can be told to do with the next request for the record instead of what it is asked. */
export type SystemFault =
  | 'dropped'
  | 'altered'
  | 'overwritten'
  | 'stale-read'
  | 'applied-then-timeout'
  | (string & Record<never, never>);

export interface ConnectorOptions {
  readonly timeoutMs?: number;
  /** The text of the secret, as it is when it is asked for; undefined while nobody has set it. */
  readonly credential?: () => string | undefined;
  /** What the process knows besides of the credential. */
  readonly access?: Partial<CredentialAccess>;
}

/** What Baton makes in a system, under a key of its own. */
export interface Made {
  readonly record: TargetRecord;
  readonly values: Readonly<Record<string, string>>;
  /** How many there are, those that were put away among them. */
  count(): Promise<number>;
}

/** One system with a record in it, whatever the kind: what the cases of the suite speak of. */
export interface RunningSystem {
  readonly record: TargetRecord;
  /** Where no record is. */
  readonly nobody: TargetRecord;
  /** An id that would lead to another record, if it were not taken as one name. */
  readonly astray: TargetRecord;
  /** The property that holds the owner. */
  readonly owner: string;
  /** Whose the record is before each case, whom it is given to, and two others. */
  readonly owners: Readonly<Record<'before' | 'wanted' | 'third' | 'altered', string>>;
  /** A property that may be emptied. */
  readonly clearable: string;
  /** A property that holds an instant. */
  readonly instant: string;
  /** The secret that holds. */
  readonly credential: string;
  /** Only in systems in which Baton makes things. */
  readonly made?: Made;
  connector(options?: ConnectorOptions): Connector;
  /** The record as before each case, no faults, no requests. */
  reset(): Promise<void>;
  fault(kind: SystemFault): Promise<void>;
  /** What the record really holds, past every fault. */
  held(): Promise<string>;
  changeAsPerson(owner: string): Promise<void>;
  /** Undefined for a system that no person consents to. */
  readonly consenting?: Consenting & {
    /** Asks the sandbox itself. */
    control(method: string, path: string, body?: unknown): Promise<Response>;
  };
  /** Requests about the record since the reset; those for a token are not counted. */
  requestCount(): Promise<number>;
  stop(): Promise<void>;
}

/** One that a person consents to. */
export type ConsentingSystem = RunningSystem & Required<Pick<RunningSystem, 'consenting'>>;

/** A line of the suite. What stands in the lists differs between systems; what is to come of it does not. */
export interface System {
  readonly name: string;
  readonly start: () => Promise<RunningSystem>;
  /** Writes that are refused for good: values, why, and the field that is named. */
  readonly refusedForGood: readonly (readonly [
    values: Readonly<Record<string, string>>,
    because: string,
    field: string,
  ])[];
  /** Faults that refuse a write for good. */
  readonly rules: readonly (readonly [fault: SystemFault, field: string])[];
  /** Faults that refuse now and not later, by when to come again. */
  readonly deferring: readonly (readonly [fault: SystemFault, afterSeconds: number])[];
  /** Faults that refuse now, of a kind that may be tried again at any time. */
  readonly passing: readonly (readonly [fault: SystemFault, because: string])[];
  /** Faults that leave it open whether the write is applied. */
  readonly open: readonly (readonly [fault: SystemFault, because: string])[];
  /** Faults in which the system never answers, and whether it applies the write. */
  readonly silent: readonly (readonly [fault: SystemFault, isApplied: boolean])[];
  /** Faults of reads, and the answer. */
  readonly reads: readonly (readonly [fault: SystemFault, answer: object])[];
  /** Secrets that cannot be used at all. */
  readonly unusable: readonly (string | undefined)[];
  /** Secrets that look right and are not. */
  readonly wrong: readonly string[];
  /** Whether a record may have no owner. */
  readonly mayBeNobodys: boolean;
  /** Whether Baton makes things there. */
  readonly makes: boolean;
  /** Whether a stale read can be asked for. */
  readonly readsStale: boolean;
  /** Whether the system tells who wrote a value, and since when it stands. */
  readonly tellsAuthors: boolean;
  /** What the owner's field takes, if the system tells. */
  readonly ownerField: object | undefined;
  /** Whether it says how long an access token holds. */
  readonly tellsExpiry?: boolean;
}
