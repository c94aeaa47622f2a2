import type { News } from '../contract/news.ts';
import type { FactContext } from './fact-context.ts';
import type { HandoffFact } from './facts.ts';
import { isInPilot } from './pilot.ts';
import { takenBackFrom } from './rollback.ts';
import type { Handoff, HandoffCore } from './state.ts';
import { ownershipOf } from './state.ts';

/** Something that its giver may want to hear of, the commit that brought it, and whom it is about. */
export interface NewsItem {
  readonly kind: News;
  readonly seq: number;
  /** Who is asked, or who accepted. */
  readonly person: string | undefined;
}

/** The news of a handoff after one fact. What is written once more for the same owner is verified, but no news. */
export function newsAfter(
  state: Handoff,
  fact: HandoffFact,
  { seq }: Pick<FactContext, 'seq'>,
): readonly NewsItem[] {
  const { news, lastOffer, lastAcceptance } = state;
  if (fact.type === 'OfferMade') return newsOfOffer({ news, lastOffer }, fact.to, seq);
  if (fact.type === 'OfferAccepted') return [...news, { kind: 'accepted', seq, person: fact.by }];
  if (fact.type === 'RollbackEnded') return newsOfRollback(news, lastAcceptance?.owner, seq);
  if (fact.type === 'HandoffCancelled')
    return [...news, { kind: 'cancelled', seq, person: lastOwner(state) }];
  // What a person decided to do without is not verified.
  if (fact.type !== 'HandoffCompleted' || fact.without !== undefined || news.at(-1)?.kind === 'verified')
    return news;
  return [...news, { kind: 'verified', seq, person: lastAcceptance?.owner }];
}

/** What is tried again after a part could not be taken back is no news: how it stands is seen on the page. */
function newsOfRollback(
  news: readonly NewsItem[],
  person: string | undefined,
  seq: number,
): readonly NewsItem[] {
  return news.at(-1)?.kind === 'taken-back' ? news : [...news, { kind: 'taken-back', seq, person }];
}

/** Who is asked first belongs to the news that it began; whoever is asked again is no news. */
function newsOfOffer(
  { news, lastOffer }: Pick<HandoffCore, 'news' | 'lastOffer'>,
  to: string,
  seq: number,
): readonly NewsItem[] {
  if (lastOffer === undefined) return news.map((item) => ({ ...item, person: to }));
  return lastOffer.to === to ? news : [...news, { kind: 'moved', seq, person: to }];
}

/** Who accepted what is stopped: also where a partial rollback waits for a decision, of which they were told. */
function lastOwner(state: Handoff): string | undefined {
  return (ownershipOf(state) ?? takenBackFrom(state))?.owner;
}

/**
 * From whom it is or was cancelled what they had accepted; undefined where nobody had, and where all of it was taken
 * back instead.
 */
export function cancelledFrom(state: Handoff): string | undefined {
  if (state.status === 'cancelling') return lastOwner(state);
  return state.news.find(({ kind }) => kind === 'cancelled')?.person;
}

/**
 * What whoever had accepted is owed: that it was taken back from them, or cancelled, whatever the contract tells the
 * giver.
 */
export function newsForOwner({ news }: Pick<HandoffCore, 'news'>): readonly OwnedNews[] {
  return news.flatMap(({ kind, seq, person }) =>
    (kind === 'taken-back' || kind === 'cancelled') && person !== undefined ? [{ kind, seq, person }] : [],
  );
}

interface OwnedNews {
  readonly kind: Extract<News, 'taken-back' | 'cancelled'>;
  readonly seq: number;
  readonly person: string;
}

/**
 * What the giver is owed of what the contract tells: nothing where nobody gave it or they may not be contacted, and not
 * what they did themselves.
 */
export function newsForGiver(state: Handoff, tell: readonly News[]): readonly NewsItem[] {
  if (state.status === 'observed' || !state.hasGiver || !isInPilot(state, state.giver)) return [];
  return state.news.filter(({ kind, person }) => tell.includes(kind) && person !== state.giver);
}
