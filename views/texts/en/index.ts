import { cause } from './cause.ts';
import { decision } from './decision.ts';
import { failure } from './failure.ts';
import { following } from './following.ts';
import { incident } from './incident.ts';
import { declineReasons, form, returnReasons } from './offer-form.ts';
import { offerOutcome } from './offer-outcome.ts';
import { offer } from './offer.ts';
import { people } from './people.ts';
import { slack } from './slack.ts';

/** English. Plain words for people who sell, not for people who build. One file beside this one for each subject. */
export const en = {
  language: 'en',
  product: 'Baton',
  offer,
  form,
  declineReasons,
  returnReasons,
  offerOutcome,
  slack,
  failure,
  incident,
  cause,
  decision,
  following,
  people,
  page: { correlationId: (id: string) => `Reference: ${id}` },
};
