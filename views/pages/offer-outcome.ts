import type { Cancelled } from '../cancelled.ts';
import type { ShownSystem } from '../shown-system.ts';
import type { TakenBack } from '../taken-back.ts';
import type { Whereabouts } from '../whereabouts.ts';

type About = { readonly whatTitle: string };
type Moment = { readonly at: string };
type Now = { readonly now?: Whereabouts | undefined };
/** Names of the people who can decide; the operations team can in any case. */
type Deciders = { readonly deciderNames: readonly string[] };

/** What has become of an acceptance. */
export type AcceptanceStatus = 'being-entered' | 'held' | 'not-started' | 'verified' | 'left-out';

/** A start that is awaited of whoever accepted: by when, and the form that says that they have begun. */
export type StartForm = {
  readonly startBy: string;
  readonly nonce: string;
  /** Filled in for whoever has just entered it. */
  readonly code?: string | undefined;
  readonly error?: StartFormError | undefined;
};
export type StartFormError = 'form-too-old' | 'no-code' | 'wrong-code';
type Starting = {
  readonly start?: StartForm | undefined;
  /** When they were known to have begun. */
  readonly startedAt?: string | undefined;
};

/** What an offer's link has to say instead of the form; instants are ISO. */
export type OfferOutcome =
  | ({
      readonly kind: 'accepted';
      readonly systemName: string;
      /** Where it is entered, in the contract's order. */
      readonly systems: readonly ShownSystem[];
      readonly contractOwnerName: string;
      readonly recordUrl?: string | undefined;
    } & About &
      Starting)
  | ({
      readonly kind: 'already-accepted';
      readonly status: AcceptanceStatus;
      readonly systemName: string;
    } & About &
      Moment &
      Deciders &
      Starting)
  /** They had accepted, and the time to start passed. */
  | ({ readonly kind: 'not-started' } & About & Moment & Now)
  /** They had accepted, and what was entered for them is taken back. */
  | ({ readonly kind: 'taken-back' } & About & TakenBack)
  /** They had accepted, and it was cancelled since. */
  | ({ readonly kind: 'cancelled' } & About & Cancelled)
  | ({ readonly kind: 'accepted-by-other'; readonly name: string } & About & Moment)
  | ({ readonly kind: 'declined' } & About & Moment & Now)
  | ({ readonly kind: 'returned'; readonly giverName: string } & About & Moment & Deciders & Now)
  | ({ readonly kind: 'handed-on'; readonly name: string } & About & Moment & Now)
  /** Still theirs to answer: until when it is put off, and by when to accept it. */
  | ({ readonly kind: 'put-off'; readonly until: string; readonly acceptBy: string } & About)
  | ({ readonly kind: 'expired' } & About & Moment & Now)
  | ({ readonly kind: 'moved' } & About & Now)
  | ({ readonly kind: 'withdrawn' } & About & Moment & Now)
  | ({ readonly kind: 'over' } & About);
