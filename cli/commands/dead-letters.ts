import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { counted } from '#domain/counted.ts';
import type { DeadLetterAnswer, DeadLettersAnswer } from '#domain/operator/dead-letters.ts';
import { secondsUntil } from '#domain/time.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { durationText } from '../output/duration.ts';
import { localInstant } from '../output/instant.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** Every queue of messages that nobody could process, with how many there are and how old the oldest is. */
export async function listDeadLetters(api: Pick<OperatorApi, 'deadLetters'>, now: string): Promise<Outcome> {
  const answer = await api.deadLetters();
  const isEmpty = answer.queues.every(({ messages }) => messages === 0);
  return { data: answer, text: () => listText(answer, now), exitCode: isEmpty ? EXIT.ok : EXIT.failed };
}

function listText({ queues }: DeadLettersAnswer, now: string): string {
  const rows = queues.map(({ queue, messages, oldestAt }) => [
    queue,
    messages === 0 ? 'empty' : String(messages),
    oldestAt === undefined ? '' : durationText(secondsUntil(oldestAt, now)),
  ]);
  return table(rows, ['QUEUE', 'MESSAGES', 'OLDEST']);
}

/** What lies in one of them, and what happened to it last; nothing is taken out by looking. */
export async function showDeadLetters(api: Pick<OperatorApi, 'deadLetter'>, queue: string): Promise<Outcome> {
  const answer = await api.deadLetter(queue);
  return { data: answer, text: (style) => showText(answer, style), exitCode: EXIT.ok };
}

function showText(answer: DeadLetterAnswer, style: Style): string {
  const { story } = answer;
  const lying = lyingText(answer, style);
  return story.length === 0 ? lying : `${lying}\n\n${storyTable(story, style)}`;
}

function lyingText({ queue, messages, shown }: DeadLetterAnswer, style: Style): string {
  if (shown.length === 0) return `Nothing lies in ${queue}.`;
  const rows = shown.map(({ sentAt, handoff = '', target = '', because = '', body }) => [
    localInstant(sentAt),
    handoff,
    target,
    because,
    { text: body, paint: style.faint },
  ]);
  const head = table(rows, ['SENT', 'HANDOFF', 'TARGET', 'BECAUSE', 'MESSAGE']);
  const foot = `Once the cause is put right: npx baton dlq redrive ${queue} --reason … --confirm`;
  return messages > shown.length
    ? `${head}\n${String(messages)} in all, ${String(shown.length)} are shown. ${foot}`
    : `${head}\n${foot}`;
}

export interface RedriveWish {
  readonly reason?: string;
  /** Carried out only with this, and a reason; else it is counted. */
  readonly confirm?: boolean;
}

/** In so many goes in a row without a message that fits anywhere a few thousand of the others were seen. */
const MOST_IDLE = 10;

type RedriveApi = Pick<OperatorApi, 'deadLetter' | 'redrive'>;

/**
 * Moves all that lies there now back to where it came from, part by part; without `confirm` it only counts. Broken off,
 * it goes on where it was when it is called again.
 */
export async function redriveDeadLetters(
  api: RedriveApi,
  queue: string,
  { reason, confirm = false }: RedriveWish,
): Promise<Outcome> {
  if (!confirm || reason === undefined) return redrivePlan(await api.deadLetter(queue));
  let moved = 0;
  let idle = 0;
  let part = await api.redrive(queue, { reason });
  while (part.moved > 0 || (part.isMore && idle < MOST_IDLE)) {
    moved += part.moved;
    idle = part.moved > 0 ? 0 : idle + 1;
    part = await api.redrive(queue, { reason, before: part.before });
  }
  const { remaining } = part;
  const data = { queue, moved, remaining };
  return { data, text: () => movedText(data), exitCode: remaining === 0 ? EXIT.ok : EXIT.failed };
}

function redrivePlan({ queue, messages }: DeadLetterAnswer): Outcome {
  const text =
    messages === 0
      ? `Nothing lies in ${queue}.`
      : `This would send ${counted(messages, 'message')} of ${queue} back to be processed; give --confirm and --reason to do it.`;
  return { data: { queue, messages }, text: () => text, exitCode: EXIT.ok };
}

function movedText({ queue, moved, remaining }: { queue: string; moved: number; remaining: number }): string {
  const done = `${counted(moved, 'message')} sent back.`;
  if (remaining === 0) return done;
  return `${done} ${counted(remaining, 'message')} in ${queue}: failed again, in somebody's hands, or with nowhere to go. See: npx baton dlq show ${queue}`;
}
