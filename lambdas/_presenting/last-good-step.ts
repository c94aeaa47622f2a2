import type { Channel } from '#domain/contract/channel.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import type { Commit } from '#domain/log/commit.ts';
import { storyOfWork } from '#domain/story/story-of-work.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { incidentTextsFor } from '#views/texts/texts-for.ts';
import { handoffFactsOf } from './handoff-facts.ts';
import { nameOf } from './person.ts';

/** What carries a handoff forward. An offer that reached nobody yet, or a write that only began, has not. */
const GOOD: ReadonlySet<string> = new Set([
  'HandoffRequested',
  'OfferDelivered',
  'OfferAccepted',
  'TargetVerified',
  'HandoffCompleted',
]);

/** The last thing that went right before a commit, as a sentence; undefined if nothing had. */
export function lastGoodStep(
  commits: readonly Commit[],
  before: number,
  directory: Directory,
): string | undefined {
  const earlier = commits.filter(({ seq }) => seq < before);
  const good = earlier
    .map((commit) => ({ ...commit, facts: commit.facts.filter(({ type }) => GOOD.has(type)) }))
    .findLast(({ facts }) => facts.length > 0);
  if (good === undefined) return undefined;
  const last = wentOut(good.facts.at(-1), earlier);
  if (last !== undefined)
    return incidentTextsFor(DEFAULT_LOCALE).incident.offerWentOut(nameOf(directory, last.to), last.channel);
  return storyOfWork([good], directory).at(-1)?.sentence;
}

interface WentOut {
  readonly to: string;
  readonly channel: Channel;
}

/** To whom an offer went out and how, if that is what the fact says: a later offer may have reached nobody. */
function wentOut(fact: Commit['facts'][number] | undefined, commits: readonly Commit[]): WentOut | undefined {
  const delivered = handoffFactSchema.safeParse(fact).data;
  if (delivered?.type !== 'OfferDelivered') return undefined;
  const made = handoffFactsOf(commits).findLast(
    (one) => one.type === 'OfferMade' && one.epoch === delivered.epoch,
  );
  return made?.type === 'OfferMade' ? { to: made.to, channel: delivered.channel } : undefined;
}
