import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetterRedrive, Redriven } from '#domain/ports/dead-letters.ts';
import { countMessages } from './count-messages.ts';
import { wakeMessageSchema } from './messages.ts';
import { giveBack, receiveSome } from './receive-dead-letters.ts';
import type { Received } from './receive-dead-letters.ts';

/** So many messages are moved at most in one go: three requests each, a few milliseconds apiece, so a few seconds in all. */
const MOST_MOVED = 100;
/** And so many are looked at: those that fit nowhere cost a request for ten, and must not keep the others waiting. */
const MOST_SEEN = 500;

/** The dead letters of the stream: what stands in them by our own hand is a subject, and fits the wake queue. */
const RELAY = 'relay';

/** Where dead letters lie, and the queues that they came from; those of the stream go to the queue of wakes. */
export interface RedriveUrls {
  readonly deadLetters: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Moves messages one by one: sent, then deleted. SQS' own move (`StartMessageMoveTask`) knows neither a queue that a
 * stream fills nor the moment from which on it should leave what failed again.
 */
export function sqsRedrive(client: SQSClient, urls: RedriveUrls): DeadLetterRedrive {
  return {
    queues: Object.keys(urls.deadLetters),
    count: async (queue) => {
      const from = urls.deadLetters[queue];
      return from === undefined ? 0 : countMessages(client, from);
    },
    redrive: async (queue, before) => {
      const from = urls.deadLetters[queue];
      const to = urls.sources[queue];
      if (from === undefined || to === undefined) return { moved: 0, left: 0, remaining: 0, isMore: false };
      const gone = await moveAll(client, { from, to, queue, before });
      return { ...gone, remaining: await countMessages(client, from) };
    },
  };
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly queue: string;
  readonly before: string;
}

async function moveAll(client: SQSClient, move: Move): Promise<Omit<Redriven, 'remaining'>> {
  const left: Received[] = [];
  let moved = 0;
  let isMore = true;
  while (isMore && moved < MOST_MOVED && moved + left.length < MOST_SEEN) {
    const some = await receiveSome(client, move.from);
    for (const message of some) {
      if (await moveOne(client, move, message)) moved += 1;
      else left.push(message);
    }
    isMore = some.length > 0;
  }
  // Only now, and only at the end: what is given back would be received at once, in place of what lies behind it.
  if (!isMore) await Promise.all(left.map((message) => giveBack(client, move.from, message)));
  return { moved, left: left.length, isMore };
}

/** Whoever dies in between has sent it: it comes back here, and is sent again by whoever moves next. */
async function moveOne(client: SQSClient, { from, to, queue, before }: Move, message: Received) {
  const body = queue === RELAY ? wakeIn(message.body) : message.body;
  if (body === undefined || message.sentAt > before) return false;
  await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }));
  await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.handle }));
  return true;
}

/** A batch that failed for an hour names no subject: the watchdog has taken up what was in it. */
function wakeIn(body: string): string | undefined {
  const wake = wakeMessageSchema.safeParse(parseJson(body));
  return wake.success ? JSON.stringify(wake.data) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
