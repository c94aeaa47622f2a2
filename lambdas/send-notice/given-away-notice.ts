import type { GivenAway } from '#domain/handoff/given-away.ts';
import { cancelledFrom } from '#domain/handoff/news.ts';
import type { NewsItem } from '#domain/handoff/news.ts';
import { takenBackFrom } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { givenAwayMail } from '#views/mails/given-away-mail.ts';
import { givenAway } from './given-away.ts';
import type { OwnersWord } from './owners-notice.ts';

/**
 * That it is not theirs any more, and who is asked instead: unless they decided that themselves, own it again by now or
 * are asked again, as the newer message says, or it was taken back or cancelled since, as word of that says what is
 * shown as well.
 */
export const givenAwayWord: OwnersWord = async (ports, state, person, seq) => {
  const last = state.news.filter(isGivenAway).findLast((item) => item.person === person);
  if (last?.seq !== seq || isTheirs(state, person) || isToldOtherwise(state, person)) return undefined;
  const about = await givenAway(ports, state, last);
  return about && ((props) => givenAwayMail({ ...props, givenAway: about }));
};

function isGivenAway(item: NewsItem): item is GivenAway {
  return item.kind === 'given-away';
}

function isTheirs(state: Handoff, person: string): boolean {
  return state.status === 'offered' ? state.offer.to === person : ownershipOf(state)?.owner === person;
}

function isToldOtherwise(state: Handoff, person: string): boolean {
  return takenBackFrom(state)?.owner === person || cancelledFrom(state) === person;
}
