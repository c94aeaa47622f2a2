import type { FactOf } from '../handoff/facts.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { remark } from './words.ts';

/** Why it is this person who is asked, as what follows their name. */
export function chosen(because: FactOf<'OfferMade'>['because']): string {
  switch (because) {
    case 'named':
      return 'whom the contract names';
    case 'reassigned':
      return 'as it was decided';
    case 'asked-again':
      return 'who is asked again';
    case 'other-channel':
      return 'who is asked in another way';
    case 'handed-on':
      return 'to whom it was handed on';
    case 'round-robin':
      return 'whose turn it is';
    case 'least-loaded':
      return 'who has the least open';
    case 'record-owner':
      return 'whom the record names as its owner';
    case 'property':
      return 'whom the record names';
    case 'fallback':
      return 'who is the fallback';
    case 'escalated':
      return 'to whom it is escalated';
  }
}

/** Who took an offer back, and why. */
export function withdrawn(
  { because, next, textId }: FactOf<'OfferWithdrawn'>,
  actor: Actor,
  names: Names,
): string {
  const by = `${actorName(actor, names)} withdrew the offer`;
  switch (because) {
    case 'reassigned':
      return `${by}, to ask ${next === undefined ? 'somebody else' : nameOf(names, next)}.${remark(names, textId)}`;
    case 'away':
      return `${by}, because whoever was asked is away.${remark(names, textId)}`;
    case 'cancelled':
      return `${by}, because the handoff is cancelled.`;
  }
}

/** Why an answer came to nothing, as a clause. */
export function refusedBecause(because: string): string {
  switch (because) {
    case 'already-accepted':
      return 'it was accepted already';
    case 'foreign':
      return 'somebody else is asked';
    case 'superseded':
      return 'it was for an earlier offer';
    case 'expired':
      return 'the deadline had passed';
    default:
      return 'nobody is asked any more';
  }
}
