import type { LeftOut } from './left-out.ts';

/** Somebody to whom a rule of the contract leads; `when` is there if the rule is for some records only. */
export interface Candidate {
  readonly name: string;
  readonly rule: number;
  readonly when?: { readonly field: string; readonly values: readonly string[] } | undefined;
  readonly because: CandidateReason;
}

export type CandidateReason =
  | { readonly kind: 'named' | 'in-pool' | 'record-owner' }
  | { readonly kind: 'property'; readonly field: string };

/** Who could not be asked after that. */
interface NotAsked {
  readonly leftOut?: readonly LeftOut[] | undefined;
}

/** What went wrong, told to whoever decides. Names are display names, fields are labels as people know them. */
export type Cause =
  | ({ readonly kind: 'declined'; readonly by: string; readonly reason: string } & NotAsked)
  | ({ readonly kind: 'expired'; readonly offeredTo: string } & NotAsked)
  | {
      readonly kind: 'returned';
      readonly by: string;
      readonly reason: string;
      readonly missing: readonly string[];
      /** The status that the record was set back to because of it, or is to be. */
      readonly setBackTo?: string | undefined;
    }
  | { readonly kind: 'undeliverable'; readonly person: string; readonly channel: string }
  | { readonly kind: 'nobody-to-ask'; readonly leftOut: readonly LeftOut[] }
  | {
      readonly kind: 'contradiction';
      readonly says: readonly { readonly field: string; readonly value: string }[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'unmapped';
      readonly source: string;
      readonly property: string;
      readonly value: string;
      readonly closest?: string | undefined;
    }
  | {
      readonly kind: 'missing-field';
      /** Empty where only something linked is missing. */
      readonly field: string;
      readonly unlinked: readonly { readonly object: string; readonly label: string }[];
    }
  | { readonly kind: 'malformed'; readonly source: string }
  | ValueCause<'dropped'>
  | ValueCause<'altered'>
  | ValueCause<'overwritten'>
  | {
      readonly kind: 'target-failed';
      readonly system: string;
      readonly errorClass: string;
      readonly field?: string | undefined;
    }
  | { readonly kind: 'deferred'; readonly system: string; readonly errorClass: string }
  | { readonly kind: 'in-queue'; readonly system: string }
  | LeftAlone
  | { readonly kind: 'unreadable-record'; readonly system: string; readonly errorClass: string }
  | { readonly kind: 'unauthorised'; readonly system: string }
  | {
      readonly kind: 'owner-changed';
      readonly system: string;
      readonly to: string | undefined;
      readonly owner: string;
    }
  /** Systems that still show what was written, or what somebody else wrote since. */
  | {
      readonly kind: 'partial-rollback';
      readonly failed: readonly {
        readonly system: string;
        readonly errorClass: string;
        readonly isOthers: boolean;
        readonly field?: string | undefined;
      }[];
    }
  | { readonly kind: 'rolled-back'; readonly system: string }
  | { readonly kind: 'moved-on'; readonly move: Move }
  /** `person`: who has too many; without one too many began. */
  | { readonly kind: 'outside-pilot'; readonly person: string }
  | { readonly kind: 'storm'; readonly person?: string | undefined }
  /** Whoever accepted, and has not begun. */
  | { readonly kind: 'not-started'; readonly person: string }
  | { readonly kind: 'infrastructure'; readonly step: string }
  | { readonly kind: 'dead-letters'; readonly queue: string };

/** What happened to the record. */
export type Move =
  | { readonly kind: 'status'; readonly status: string | undefined }
  | { readonly kind: 'again' | 'owner' | 'merged' | 'deleted' };

type ValueCause<Kind extends string> = {
  readonly kind: Kind;
  readonly system: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
};

/** Nothing is asked of a system for now. `renewWith`: the commands that renew the access, where it is that. */
export type LeftAlone = {
  readonly kind: 'left-alone';
  readonly system: string;
  readonly because: 'down' | 'consent' | 'daily-limit';
  readonly renewWith: readonly string[] | undefined;
};
