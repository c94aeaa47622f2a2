import type { AcceptanceStatus, OfferOutcome } from '../../pages/offer-outcome.ts';
import type { Whereabouts } from '../../whereabouts.ts';
import type { At, Told } from '../told.ts';
import { cancelled as cancelledTexts } from './cancelled.ts';
import { anyOf } from './phrases.ts';
import { willShow } from './shown-system.ts';
import { takenBack as takenBackTexts } from './taken-back.ts';

/** Where a handoff is now, told to somebody whose offer is over. */
export const whereabouts = (now: Whereabouts | undefined, at: At): string => {
  if (now === undefined) return 'There is nothing more for you to do.';
  switch (now.kind) {
    case 'offered':
      return `It is now offered to ${now.name}.`;
    case 'asked-again':
      return 'You are asked again: please answer the newer message.';
    case 'postponed':
      return `Nobody is asked at the moment: it goes on on ${at(now.until)}.`;
    case 'after-another':
      return 'Nobody is asked at the moment: something else about the same record has to be done first.';
    case 'owned':
      return `It now belongs to ${now.name}.`;
    case 'undecided':
      return `${now.name} now decides what happens with it.`;
  }
};

const deciders = (names: readonly string[]): string => anyOf([...names, 'the operations team']);

const acceptance = (status: AcceptanceStatus, system: string, deciderNames: readonly string[]): string => {
  switch (status) {
    case 'being-entered':
      return `You are being entered as the owner in ${system}, which may still show somebody else. If that does not work out, ${anyOf(deciderNames)} is told: you need not watch it.`;
    case 'held':
      return `It is held: Baton could not make sure that you are shown as the owner in ${system}. ${deciders(deciderNames)} has to decide how it goes on, and has been told.`;
    case 'not-started':
      return `It has not been started in time. ${deciders(deciderNames)} has to decide how it goes on, and has been told.`;
    case 'verified':
      return `It is done: Baton read ${system} back, and you were shown as the owner.`;
    case 'left-out':
      return `It is done. It was decided that Baton does not enter you as the owner in ${system}, which may show somebody else.`;
  }
};

const begun = ({ startedAt }: { readonly startedAt?: string | undefined }, at: At): readonly string[] =>
  startedAt === undefined ? [] : [`You have started: noted on ${at(startedAt)}.`];

/** What became of an offer, told to whoever opens its link or answers. */
export const offerOutcome = (outcome: OfferOutcome, at: At): Told => {
  switch (outcome.kind) {
    case 'accepted':
      return {
        title: `${outcome.whatTitle} is yours`,
        paragraphs: [
          `Thank you. ${willShow(outcome.systems)}, usually within a minute.`,
          `Baton checks that it is really so. If it is not, ${outcome.contractOwnerName} is told: you need not watch it.`,
          ...begun(outcome, at),
        ],
      };
    case 'already-accepted':
      return {
        title: 'You have already accepted this',
        paragraphs: [
          `${outcome.whatTitle} was already accepted by you on ${at(outcome.at)}.`,
          acceptance(outcome.status, outcome.systemName, outcome.deciderNames),
          ...begun(outcome, at),
        ],
      };
    case 'not-started':
      return {
        title: 'The time to start is over',
        paragraphs: [
          `You accepted ${outcome.whatTitle} on ${at(outcome.at)}, and it was not started in time. It is no longer yours.`,
          whereabouts(outcome.now, at),
        ],
      };
    case 'taken-back':
      return takenBackTexts.told(outcome.whatTitle, outcome, at);
    case 'cancelled':
      return cancelledTexts.told(outcome.whatTitle, outcome, at);
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
          whereabouts(outcome.now, at),
        ],
      };
    case 'returned':
      return {
        title: `Sent back to ${outcome.giverName}`,
        paragraphs: [
          `You sent ${outcome.whatTitle} back on ${at(outcome.at)}, with your reason. It has not become yours.`,
          outcome.now === undefined
            ? `${deciders(outcome.deciderNames)} now decides what happens with it. Until then nobody else is asked to take it.`
            : whereabouts(outcome.now, at),
        ],
      };
    case 'handed-on':
      return {
        title: `Handed on to ${outcome.name}`,
        paragraphs: [
          `You handed ${outcome.whatTitle} on to ${outcome.name} on ${at(outcome.at)}. It becomes theirs only when they accept it in turn.`,
          whereabouts(outcome.now, at),
        ],
      };
    case 'put-off':
      return {
        title: 'You are asked later',
        paragraphs: [
          `${outcome.whatTitle} is put off until ${at(outcome.until)}. You get a reminder then.`,
          `Accept by ${at(outcome.acceptBy)}. You can answer at any time: the link in your mail still works.`,
        ],
      };
    case 'expired':
      return {
        title: 'The time to accept is over',
        paragraphs: [
          `${outcome.whatTitle} could be accepted until ${at(outcome.at)}. It has not become yours.`,
          whereabouts(outcome.now, at),
        ],
      };
    case 'moved':
      return {
        title: 'This offer is over',
        paragraphs: [`This offer of ${outcome.whatTitle} is over.`, whereabouts(outcome.now, at)],
      };
    case 'withdrawn':
      return {
        title: 'This was taken back',
        paragraphs: [
          `${outcome.whatTitle} was taken back on ${at(outcome.at)}.`,
          whereabouts(outcome.now, at),
        ],
      };
    case 'over':
      return {
        title: 'This is over',
        paragraphs: [`The offer of ${outcome.whatTitle} has ended. There is nothing left to answer.`],
      };
  }
};
