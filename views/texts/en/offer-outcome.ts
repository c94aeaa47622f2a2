import type { OfferOutcome } from '../../pages/offer-outcome.ts';
import type { Whereabouts } from '../../whereabouts.ts';
import type { At, Told } from '../told.ts';

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

/** What became of an offer, told to whoever opens its link or answers. */
export const offerOutcome = (outcome: OfferOutcome, at: At): Told => {
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
};
