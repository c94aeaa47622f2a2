import { setTimeout as delay } from 'node:timers/promises';
import type { StoryLine } from '#domain/story/story-line.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { withLocalTimes } from '../start-texts.ts';
import { acceptByPage, findOffer } from './answer-by-page.ts';
import { changeStage, followStory, handoffOf, propertyOf } from './play.ts';
import type { Play } from './play.ts';
import { StepFailed } from './step.ts';

export interface AutomaticPlay extends Play {
  readonly endpoint: string;
  /** Who is asked, and the owner id that HubSpot must show in the end. */
  readonly asked: { readonly email: string; readonly ownerId: string };
  readonly onLine: (line: StoryLine) => void;
}

/** Plays one handoff from the change in HubSpot to the verified owner without a person. @throws {StepFailed} */
export async function playAutomatically(cloud: LocalCloud, play: AutomaticPlay): Promise<string> {
  const { withinSeconds } = play;
  const since = new Date(Date.now() - CLOCK_GRAIN_MS);
  const receipt = await changeStage(cloud, play);
  const handoffId = await handoffOf(cloud, receipt, withinSeconds);
  await play.onRequested?.();
  const ended = follow(cloud, handoffId, play);
  // The story goes on being told while the steps below are made; a failure of its own is seen at the await.
  ended.catch(() => undefined);
  await acceptByPage(await findOffer(play.endpoint, play.asked.email, since, withinSeconds));
  const status = await Promise.race([ended, timeout(withinSeconds)]);
  if (status !== 'completed') throw new StepFailed('verified', await whyNot(cloud, handoffId, status));
  const owner = await propertyOf(cloud, play.contactId, 'hubspot_owner_id');
  if (owner !== play.asked.ownerId) throw new StepFailed('owner', `it shows the owner ${owner}`);
  return handoffId;
}

/** What keeps it: the cause of its incident; of what only takes too long, the last thing that happened. */
async function whyNot({ operator }: LocalCloud, handoffId: string, status: string): Promise<string> {
  const { summary, story } = await operator.show(handoffId);
  if (summary.waitsFor !== undefined) return `the handoff is ${summary.status}, because ${summary.waitsFor}`;
  const last = story.at(-1)?.sentence.replace(/\.$/, '') ?? 'nothing has happened yet';
  return `the handoff is ${status}; its story ends with “${withLocalTimes(last)}”`;
}

/** The emulator keeps whole seconds for its mails. */
const CLOCK_GRAIN_MS = 1000;

async function follow(
  cloud: LocalCloud,
  handoffId: string,
  { onLine, withinSeconds }: AutomaticPlay,
): Promise<string> {
  const deadline = Date.now() + withinSeconds * 4000;
  return followStory(cloud, handoffId, onLine, (status) => isOver(status) || Date.now() > deadline);
}

export function isOver(status: string): boolean {
  return status === 'completed' || status === 'held' || status === 'cancelled';
}

async function timeout(seconds: number): Promise<string> {
  await delay(seconds * 1000, undefined, { ref: false });
  return `not verified after ${String(seconds)} s`;
}
