import { attempts } from './attempts.ts';
import { cancelled } from './cancelled.ts';
import { cause } from './cause.ts';
import { code } from './code.ts';
import { decision } from './decision.ts';
import { failure } from './failure.ts';
import { following } from './following.ts';
import { givenAway } from './given-away.ts';
import { incidentChat } from './incident-chat.ts';
import { incidentMail } from './incident-mail.ts';
import { incident } from './incident.ts';
import { mine } from './mine.ts';
import { monday } from './monday.ts';
import { news } from './news.ts';
import { form } from './offer-form.ts';
import { offerOutcome } from './offer-outcome.ts';
import { offer } from './offer.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import { declineReasons, returnReasons } from './reasons.ts';
import { rollback } from './rollback.ts';
import { slack } from './slack.ts';
import { start } from './start.ts';
import { takenBack } from './taken-back.ts';
import { tending } from './tending.ts';
import { waiting } from './waiting.ts';

/** English. Plain words for people who sell, not for people who build. One file beside this one for each subject. */

/** What everything that people read shares. */
export const common = {
  language: 'en',
  product: 'Baton',
  pleaseCheck: (title: string) => `Please check: ${title}`,
  ownPage: 'Your page: what waits for you, what is yours, what you handed over',
  personal: (name: string) =>
    `The links and the code are meant for ${name} alone. Please do not forward them.`,
  page: { correlationId: (id: string) => `Reference: ${id}` },
  code,
  failure,
  people,
  declineReasons,
  returnReasons,
};

const besides = <Kind extends object>(more: Kind) => ({ ...common, ...more });

// "Pure" lets the bundler drop what no page of a Lambda says.
/** Whoever is asked reads these. */
export const aboutOffers = /* @__PURE__ */ besides({
  offer,
  form,
  offerOutcome,
  slack,
  start,
  takenBack,
  cancelled,
});

/** Whoever decides reads these. */
export const aboutIncidents = /* @__PURE__ */ besides({
  incident,
  cause,
  decision,
  attempts,
  rollback,
  waiting,
});

/** Whoever is told of an incident by mail or in a chat reads these. */
export const inIncidentMails = /* @__PURE__ */ besides({
  incident,
  incidentChat,
  incidentMail,
  cause,
  tending,
});

/** Whoever looks after an incident reads these. */
export const aboutTending = /* @__PURE__ */ besides({ incident, cause, tending });

/** Whoever hands over, and whoever looks at their own work, reads these. */
export const aboutWork = /* @__PURE__ */ besides({ following, mine });

/** Whoever hands over, and whoever had accepted what is not theirs any more, reads these in mails. */
export const aboutNews = /* @__PURE__ */ besides({ news, givenAway });

/** Whoever begins the week with a report reads these. */
export const aboutMondays = /* @__PURE__ */ besides({ monday });

/** Whoever answers for contracts reads these. */
export const aboutContracts = /* @__PURE__ */ besides({ overview });
