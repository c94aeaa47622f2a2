import type { News } from '../contract/news.ts';
import { acceptedIn } from '../routing/asked.ts';
import type { FactContext } from './fact-context.ts';
import type { HandoffFact } from './facts.ts';
import { givenAwayBy } from './given-away.ts';
import type { GivenAway } from './given-away.ts';
import { isInPilot } from './pilot.ts';
import { takenBackFrom } from './rollback.ts';
import type { Handoff, HandoffCore, Ownership } from './state.ts';
import { ownershipOf } from './state.ts';

/** What is told of a handoff as it happens: to its giver, or to whoever had accepted it alone. */
export type NewsItem = GiversItem | GivenAway;

/** Something that its giver may want to hear of, the commit that brought it, and whom it is about. */
interface GiversItem {
  readonly kind: News;
  readonly seq: number;
  /** Who is asked, or who accepted. */
  readonly person: string | undefined;
  /** Of the offer that they had accepted, where it was taken back from them or cancelled. */
  readonly epoch?: number | undefined;
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
  if (fact.type === 'RollbackEnded') return newsOfRollback(news, lostBy(state, lastAcceptance?.owner), seq);
  if (fact.type === 'HandoffCancelled')
    return [...news, { kind: 'cancelled', seq, ...lostBy(state, lastOwner(state)) }];
  if (fact.type !== 'HandoffCompleted') return [...news, ...givenAwayBy(state, fact, { seq })];
  // What a person decided to do without is not verified.
  if (fact.without !== undefined || news.at(-1)?.kind === 'verified') return news;
  return [...news, { kind: 'verified', seq, person: lastAcceptance?.owner }];
}

/** What is tried again after a part could not be taken back is no news: how it stands is seen on the page. */
function newsOfRollback(
  news: readonly NewsItem[],
  lost: Pick<GiversItem, 'person' | 'epoch'>,
  seq: number,
): readonly NewsItem[] {
  return news.at(-1)?.kind === 'taken-back' ? news : [...news, { kind: 'taken-back', seq, ...lost }];
}

/** Whose it was, and by which offer: they may accept another one later. */
function lostBy(
  { asked }: Pick<HandoffCore, 'asked'>,
  person: string | undefined,
): Pick<GiversItem, 'person' | 'epoch'> {
  return { person, epoch: person === undefined ? undefined : acceptedIn({ asked }, person) };
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

/**
 * Who accepted what is stopped: also where a partial rollback waits for a decision, of which they were told, or others
 * are asked and a system still shows them, of which they were told that whoever accepts is entered there.
 */
function lastOwner(state: Handoff): string | undefined {
  return (ownershipOf(state) ?? takenBackFrom(state) ?? stillShown(state))?.owner;
}

function stillShown(state: Handoff): Ownership | undefined {
  const { lastAcceptance, targets } = state;
  const epoch = lastAcceptance && acceptedIn(state, lastAcceptance.owner);
  const shows = Object.values(targets).some(({ done }) => done !== undefined && done.epoch === epoch);
  return shows ? lastAcceptance : undefined;
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
 * What whoever had accepted is owed: that it was taken back from them, cancelled, or given away, whatever the contract
 * tells the giver. Of what is given away there is word once it is known who is asked instead.
 */
export function newsForOwner(state: Handoff): readonly OwnedNews[] {
  return state.news.flatMap((item) => ownedIn(state, item));
}

function ownedIn(state: Handoff, item: NewsItem): readonly OwnedNews[] {
  const { kind, seq, person, epoch } = item;
  if (kind === 'given-away') return state.status === 'deciding' ? [] : [item];
  if ((kind !== 'taken-back' && kind !== 'cancelled') || person === undefined) return [];
  return [{ kind, seq, person, epoch }];
}

interface OwnedNews {
  readonly kind: Extract<NewsItem['kind'], 'taken-back' | 'cancelled' | 'given-away'>;
  readonly seq: number;
  readonly person: string;
  /** Of the offer that they had accepted. */
  readonly epoch: number | undefined;
}

/**
 * What the giver is owed of what the contract tells: nothing where nobody gave it or they may not be contacted, and not
 * what they did themselves, or are told by the same commit as who had accepted it.
 */
export function newsForGiver(state: Handoff, tell: readonly News[]): readonly GiversItem[] {
  if (state.status === 'observed' || !state.hasGiver || !isInPilot(state, state.giver)) return [];
  const { giver, news } = state;
  const lost = news.filter(({ kind, person }) => kind === 'given-away' && person === giver);
  return news
    .filter(isGiversItem)
    .filter(({ kind, person }) => tell.includes(kind) && person !== giver)
    .filter(({ seq }) => lost.every((one) => one.seq !== seq));
}

function isGiversItem(item: NewsItem): item is GiversItem {
  return item.kind !== 'given-away';
}
