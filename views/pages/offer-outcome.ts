import type { Whereabouts } from '../whereabouts.ts';

type About = { readonly whatTitle: string };
type Moment = { readonly at: string };
type Now = { readonly now?: Whereabouts | undefined };
/** Names of the people who can decide; the operations team can in any case. */
type Deciders = { readonly deciderNames: readonly string[] };

/** What has become of an acceptance. */
export type AcceptanceStatus = 'being-entered' | 'held' | 'verified' | 'cancelled';

/** What an offer's link has to say instead of the form; instants are ISO. */
export type OfferOutcome =
  | ({
      readonly kind: 'accepted';
      readonly systemName: string;
      readonly contractOwnerName: string;
      readonly recordUrl?: string | undefined;
    } & About)
  | ({
      readonly kind: 'already-accepted';
      readonly status: AcceptanceStatus;
      readonly systemName: string;
    } & About &
      Moment &
      Deciders)
  | ({ readonly kind: 'accepted-by-other'; readonly name: string } & About & Moment)
  | ({ readonly kind: 'declined' } & About & Moment & Now)
  | ({ readonly kind: 'returned'; readonly giverName: string } & About & Moment & Deciders)
  | ({ readonly kind: 'expired' } & About & Moment & Now)
  | ({ readonly kind: 'moved' } & About & Now)
  | ({ readonly kind: 'withdrawn' } & About & Moment & Now)
  | ({ readonly kind: 'over' } & About);
