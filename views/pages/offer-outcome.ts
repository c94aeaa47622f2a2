import type { Whereabouts } from '../whereabouts.ts';

type About = { readonly whatTitle: string };
type Moment = { readonly at: string };
type Now = { readonly now?: Whereabouts | undefined };

/** What an offer's link has to say instead of the form; instants are ISO. */
export type OfferOutcome =
  | ({
      readonly kind: 'accepted';
      readonly systemName: string;
      readonly contractOwnerName: string;
      readonly recordUrl?: string | undefined;
    } & About)
  | ({ readonly kind: 'already-accepted' } & About & Moment)
  | ({ readonly kind: 'accepted-by-other'; readonly name: string } & About & Moment)
  | ({ readonly kind: 'declined' } & About & Moment & Now)
  | ({ readonly kind: 'returned'; readonly giverName: string } & About & Moment)
  | ({ readonly kind: 'expired' } & About & Moment & Now)
  | ({ readonly kind: 'moved' } & About & Now)
  | ({ readonly kind: 'withdrawn' } & About & Moment & Now)
  | ({ readonly kind: 'over' } & About);
