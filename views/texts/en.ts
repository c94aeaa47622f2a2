import type { Cause } from '../cause.ts';
import type { ChosenDecision } from '../pages/decision-outcome.ts';
import type { FailureKind } from '../pages/failure-page.ts';
import type { OfferOutcome } from '../pages/offer-outcome.ts';
import type { IncidentRole } from '../incident.ts';
import type { Whereabouts } from '../whereabouts.ts';

type Told = { readonly title: string; readonly paragraphs: readonly string[] };
type At = (instant: string) => string;

const quoted = (text: string) => `“${text}”`;
const listed = (items: readonly string[]) => new Intl.ListFormat('en').format(items);
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (code: string) => code.replaceAll(/[-_]+/g, ' ').toLowerCase();

const whereabouts = (now: Whereabouts | undefined): string => {
  if (now === undefined) return 'There is nothing more for you to do.';
  switch (now.kind) {
    case 'offered':
      return `It is now offered to ${now.name}.`;
    case 'owned':
      return `It now belongs to ${now.name}.`;
    case 'undecided':
      return `${now.name} now decides what happens with it.`;
  }
};

/** English. Plain words for people who sell, not for people who build. */
export const en = {
  language: 'en',
  product: 'Baton',

  offer: {
    subject: (giver: string, what: string, by: string) => `${giver} hands you ${what} – accept by ${by}`,
    replySubject: (subject: string) => `Re: ${subject}`,
    headline: (giver: string, what: string) => `${giver} hands you ${what}`,
    reminderHeadline: (giver: string, what: string) => `Still waiting for you: ${giver} hands you ${what}`,
    kind: (recordKind: string, contract: string) => `${capitalised(recordKind)} · ${contract}`,
    whyYou: 'Why you',
    acceptBy: 'Accept by',
    open: 'Open and answer',
    yourCode: 'Your code',
    codeUse: 'The page asks for this code, so that only you can answer.',
    about: (recordKind: string) => `About this ${recordKind}`,
    openRecord: (system: string) => `See the record in ${system}`,
    noLater:
      'It becomes yours only when you accept. If you cannot take it, open it and say so: that helps too.',
    personal: (name: string) =>
      `The link and the code are meant for ${name} alone. Please do not forward them.`,
  },

  form: {
    errorTitle: (title: string) => `Please check: ${title}`,
    errorsHeading: 'Your answer was not sent yet',
    question: 'Will you take it?',
    accept: 'Yes, I accept',
    acceptHint: (system: string) => `It becomes yours, and ${system} will show you as the owner.`,
    decline: 'No, not me',
    declineHint: 'It does not become yours. Please say why.',
    sendBack: 'It is not ready',
    sendBackHint: (giver: string) => `It goes back to ${giver}. Nobody else is asked.`,
    reason: 'Reason',
    chooseReason: 'Choose a reason',
    note: 'Anything to add? (optional)',
    missing: 'What is missing? (optional)',
    code: 'Code from the mail',
    codeHint: 'Two digits, printed in the mail that brought you here.',
    send: 'Send my answer',
    errors: {
      'form-too-old': 'This page was open for too long. Nothing is lost: please send your answer again.',
      'no-answer': 'Choose one of the three answers.',
      'no-decline-reason': 'Choose a reason for saying no.',
      'no-return-reason': 'Choose a reason for sending it back.',
      'no-code': 'Enter the two-digit code from the mail.',
      'wrong-code': 'This is not the code from the mail. Look for the two large digits in your latest mail.',
    },
  },

  declineReasons: {
    'no-time': 'I have no time for it',
    'not-my-area': 'It is not in my area',
    away: 'I am away',
    'someone-else': 'Somebody else should have it',
    other: 'Another reason',
  },
  returnReasons: {
    incomplete: 'Information is missing',
    incorrect: 'Something in it is wrong',
    'too-early': 'It is too early',
    duplicate: 'We have it already',
    other: 'Another reason',
  },

  offerOutcome: (outcome: OfferOutcome, at: At): Told => {
    switch (outcome.kind) {
      case 'accepted':
        return {
          title: `${outcome.whatTitle} is yours`,
          paragraphs: [
            `Thank you. ${outcome.systemName} will show you as the owner, usually within a minute.`,
            `Baton checks that it really does. If it does not, ${outcome.contractOwnerName} is told: you need not watch it.`,
          ],
        };
      case 'already-accepted':
        return {
          title: 'You have already accepted this',
          paragraphs: [`${outcome.whatTitle} was already accepted by you on ${at(outcome.at)}. All is well.`],
        };
      case 'accepted-by-other':
        return {
          title: `${outcome.name} has accepted this`,
          paragraphs: [
            `${outcome.whatTitle} was accepted by ${outcome.name} on ${at(outcome.at)}.`,
            'There is nothing more for you to do.',
          ],
        };
      case 'declined':
        return {
          title: 'You said no',
          paragraphs: [
            `You declined ${outcome.whatTitle} on ${at(outcome.at)}. It has not become yours.`,
            whereabouts(outcome.now),
          ],
        };
      case 'returned':
        return {
          title: `Sent back to ${outcome.giverName}`,
          paragraphs: [
            `You sent ${outcome.whatTitle} back on ${at(outcome.at)}, with your reason. It has not become yours.`,
            `${outcome.giverName} now decides what happens with it. Nobody else is asked.`,
          ],
        };
      case 'expired':
        return {
          title: 'The time to accept is over',
          paragraphs: [
            `${outcome.whatTitle} could be accepted until ${at(outcome.at)}. It has not become yours.`,
            whereabouts(outcome.now),
          ],
        };
      case 'moved':
        return {
          title: 'This is no longer waiting for you',
          paragraphs: [`${outcome.whatTitle} was moved on before you answered.`, whereabouts(outcome.now)],
        };
      case 'withdrawn':
        return {
          title: 'This was taken back',
          paragraphs: [
            `${outcome.whatTitle} was taken back on ${at(outcome.at)}, before you answered.`,
            whereabouts(outcome.now),
          ],
        };
      case 'over':
        return {
          title: 'This is over',
          paragraphs: [`The handoff of ${outcome.whatTitle} has ended. There is nothing left to answer.`],
        };
    }
  },

  failure: (kind: FailureKind): Told => {
    switch (kind) {
      case 'unknown-link':
        return {
          title: 'This link leads nowhere',
          paragraphs: [
            'It may be cut off or very old. Please open the link in your latest mail from Baton, in full.',
            'Nothing was changed.',
          ],
        };
      case 'busy':
        return {
          title: 'Please try again in a moment',
          paragraphs: [
            'Too much happened at once, and your answer was not taken. Nothing was changed.',
            'Open the link in your mail again and send your answer once more.',
          ],
        };
      case 'error':
        return {
          title: 'Something went wrong here',
          paragraphs: [
            'It is not your fault.',
            'Open the link in your mail again: the page will say whether your answer has arrived.',
          ],
        };
    }
  },

  incident: {
    headline: (headline: string, about: string | undefined) =>
      about === undefined ? headline : `${about}: ${headline}`,
    subject: (headline: string) => `Please decide – ${headline}`,
    reminderSubject: (subject: string) => `Re: ${subject}`,
    escalatedSubject: (headline: string) => `Overdue decision – ${headline}`,
    variant: {
      opened: 'This waits for your decision.',
      reminder: 'This still waits for your decision.',
      escalated: 'Nobody decided in time, so it now comes to you.',
    },
    about: 'About',
    contract: 'Kind of handoff',
    decideBy: 'Decide by',
    lastGoodStep: 'Last thing that worked',
    waiting: 'Waiting for this',
    waitingCount: (count: number) => (count === 1 ? '1 handoff' : `${String(count)} handoffs`),
    correlationId: 'Reference',
    open: 'Look and decide',
    nothingLost: 'Nothing is lost: it waits until somebody decides.',
    why: (role: IncidentRole, contract: string | undefined): string => {
      switch (role) {
        case 'contract-owner':
          return contract === undefined
            ? 'You get this because you are responsible for these handoffs.'
            : `You get this because you are responsible for ${quoted(contract)}.`;
        case 'giver':
          return 'You get this because you handed it over.';
        case 'operations':
          return 'You get this because you look after Baton.';
        case 'on-call':
          return 'You get this because you are on call.';
        case 'desk':
          return 'You get this because you look after whatever belongs to nobody else.';
      }
    },
  },

  cause: (cause: Cause): { readonly headline: string; readonly sentence: string } => {
    switch (cause.kind) {
      case 'declined':
        return {
          headline: `${cause.by} declined`,
          sentence: `${cause.by} declined, with the reason ${quoted(cause.reason)}. Nobody has accepted it.`,
        };
      case 'expired':
        return {
          headline: `${cause.offeredTo} did not answer in time`,
          sentence: `${cause.offeredTo} was asked and did not answer in time. Nobody has accepted it.`,
        };
      case 'returned':
        return {
          headline: `Sent back by ${cause.by}`,
          sentence: [
            `${cause.by} sent it back as not ready, with the reason ${quoted(cause.reason)}.`,
            ...(cause.missing.length > 0 ? [`Missing: ${listed(cause.missing)}.`] : []),
          ].join(' '),
        };
      case 'undeliverable':
        return {
          headline: `${cause.person} could not be reached`,
          sentence: `${cause.person} could not be reached by ${cause.channel}, so nobody has been asked.`,
        };
      case 'unmapped':
        return {
          headline: `The value ${quoted(cause.value)} is not known`,
          sentence: [
            `${cause.source} sent ${quoted(cause.value)} as ${quoted(cause.property)}, and no rule says what it means.`,
            ...(cause.closest === undefined ? [] : [`The closest known value is ${quoted(cause.closest)}.`]),
          ].join(' '),
        };
      case 'missing-field':
        return {
          headline: `${quoted(cause.field)} is missing`,
          sentence: `${quoted(cause.field)} is empty in the record, and without it nobody can be asked to take it.`,
        };
      case 'malformed':
        return {
          headline: `${cause.source} sent something unreadable`,
          sentence: `${cause.source} sent a genuine message that cannot be read. It is kept, and nothing was started.`,
        };
      case 'dropped':
        return {
          headline: `${cause.system} did not take the change`,
          sentence: `${cause.system} said yes but changed nothing: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is still ${quoted(cause.found)}.`,
        };
      case 'altered':
        return {
          headline: `${cause.system} stored something else`,
          sentence: `${cause.system} changed what was written: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is ${quoted(cause.found)}.`,
        };
      case 'overwritten':
        return {
          headline: `Somebody else changed ${cause.system}`,
          sentence: `Somebody else changed ${cause.system} meanwhile: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is ${quoted(cause.found)}. It was left alone.`,
        };
      case 'target-failed':
        return {
          headline: `${cause.system} could not be changed`,
          sentence: `The new owner could not be entered in ${cause.system} (${words(cause.errorClass)}${cause.field === undefined ? '' : `, field ${quoted(cause.field)}`}), and trying again did not help.`,
        };
      case 'unauthorised':
        return {
          headline: `${cause.system} no longer lets Baton in`,
          sentence: `${cause.system} refuses Baton’s access. Somebody has to renew it before anything can be written there.`,
        };
      case 'infrastructure':
        return {
          headline: `A step keeps failing: ${cause.step}`,
          sentence: `The step ${quoted(cause.step)} failed again and again for a technical reason.`,
        };
      case 'dead-letters':
        return {
          headline: `Messages are stuck in ${cause.queue}`,
          sentence: `Messages in ${quoted(cause.queue)} could not be processed and were put aside. They are kept.`,
        };
    }
  },

  decision: {
    question: 'What shall happen?',
    happened: 'What happened',
    story: 'The story so far',
    details: 'Details',
    choices: {
      retry: { label: 'Try again', does: 'Baton takes up where it stopped and tries again.' },
      'give-to': {
        label: 'Give it to somebody',
        does: 'The person you choose is asked to accept it, with a new deadline. It becomes theirs only when they accept.',
      },
      'correct-and-release': {
        label: 'Correct and go on',
        does: 'The value counts as the status you choose, and everything that waits for it goes on.',
      },
      cancel: {
        label: 'Cancel the handoff',
        does: 'It ends here and nobody is asked any more. What was already written stays as it is.',
      },
      discard: {
        label: 'Put it aside',
        does: 'It starts no handoff. It stays in the history with your reason.',
      },
    },
    person: 'Person',
    choosePerson: 'Choose a person',
    status: (property: string, value: string) => `${quoted(value)} in ${quoted(property)} means`,
    chooseStatus: 'Choose a status',
    reason: 'Your reason',
    reasonHint: 'It is kept with the decision.',
    send: 'Decide',
    errorsHeading: 'Nothing was decided yet',
    errors: {
      'form-too-old': 'This page was open for too long. Nothing is lost: please decide again.',
      'no-choice': 'Choose what shall happen.',
      'no-person': 'Choose the person who is to be asked.',
      'no-status': 'Choose the status that the value means.',
      'no-reason': 'Give a reason.',
    },
    chosen: (chosen: ChosenDecision): string => {
      switch (chosen.kind) {
        case 'retry':
          return 'try again';
        case 'give-to':
          return `give it to ${chosen.name}`;
        case 'correct-and-release':
          return `let it count as ${quoted(chosen.status)} and go on`;
        case 'cancel':
          return 'cancel the handoff';
        case 'discard':
          return 'put it aside';
      }
    },
    follows: (chosen: ChosenDecision): string => {
      switch (chosen.kind) {
        case 'retry':
          return 'Baton is trying again now. If it does not work, you are told.';
        case 'give-to':
          return `${chosen.name} is asked now. If the answer is no, or there is none in time, you are told.`;
        case 'correct-and-release':
          return 'Everything that waited for this goes on now.';
        case 'cancel':
          return 'Nobody is asked any more. What was already written stays as it is.';
        case 'discard':
          return 'No handoff is started. It stays in the history.';
      }
    },
    decidedTitle: 'Decided',
    decided: (decision: string, by: string, at: string) => `${by} decided on ${at}: ${decision}.`,
    givenReason: (reason: string) => `Reason: ${quoted(reason)}`,
    alreadyTitle: 'This is already decided',
    alreadyOver: 'There is nothing left to decide.',
    expiredTitle: 'This link has ended',
    expired:
      'It no longer decides anything. If something still waits for you, your latest mail from Baton has the link.',
  },

  page: { correlationId: (id: string) => `Reference: ${id}` },
};
