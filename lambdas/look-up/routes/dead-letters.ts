import { closestOf } from '#domain/contract/closest.ts';
import type {
  DeadLetterAnswer,
  DeadLetterQueueAnswer,
  DeadLettersAnswer,
} from '#domain/operator/dead-letters.ts';
import { subjectId } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { QueueCount } from '#domain/ports/queue-counts.ts';
import { storyOf } from '#domain/story/story-of.ts';
import type { StoryLine } from '#domain/story/story-line.ts';
import { erasableNames } from '#lambdas/_operating/erasable-names.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound } from '#lambdas/_operating/problem.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { shownLetter } from '../shown-letter.ts';

/** So many messages of a queue are looked at: five receives. */
const LOOKED_AT = 50;
/** So many lines of what happened to it are told. */
const LAST = 10;

/** Every dead-letter queue, with how many messages it holds and since when. */
export async function listDeadLetters(ports: LookUpPorts): Promise<DeadLettersAnswer> {
  const counts = await ports.deadLetters.counts();
  return { queues: await Promise.all(counts.map((count) => withAge(ports, count))) };
}

async function withAge({ deadLetterPeek }: LookUpPorts, count: QueueCount): Promise<DeadLetterQueueAnswer> {
  if (count.messages === 0) return count;
  const [oldest] = await deadLetterPeek.peek(count.queue, LOOKED_AT);
  return { ...count, ...(oldest === undefined ? {} : { oldestAt: oldest.sentAt }) };
}

/** What lies in one dead-letter queue. Nothing is taken out of it. */
export async function showDeadLetters(ports: LookUpPorts, { path }: OperatorCall): Promise<DeadLetterAnswer> {
  const { deadLetters, deadLetterPeek } = ports;
  const { queue = '' } = path;
  const counts = await deadLetters.counts();
  const names = counts.map((count) => count.queue);
  const found = counts.find((count) => count.queue === queue);
  if (found === undefined) throw notFound('queue of dead letters', queue, closestOf(queue, names));
  const shown = (await deadLetterPeek.peek(queue, LOOKED_AT)).map(shownLetter);
  return { ...found, shown, story: await lastOf(ports, queue) };
}

/** The last lines of the story of the queue's incident; none where nothing ever lay there. */
async function lastOf({ log, texts, bundle }: LookUpPorts, queue: string): Promise<StoryLine[]> {
  const incident = incidentIdOf({ kind: 'dead-letters', queue }, { id: queue, seq: 0 });
  const commits = (await log.read(subjectId('incident', incident))).slice(-LAST);
  return storyOf(commits, bundle.directory, await erasableNames(texts, commits)).slice(-LAST);
}
