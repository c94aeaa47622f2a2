import { DeleteMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countMessages } from '#adapters/sqs/count-messages.ts';
import { sqsDeadLetterPeek } from '#adapters/sqs/peek-dead-letters.ts';
import { graveyard } from '#adapters/sqs/queues.ts';
import { sqsRedrive } from '#adapters/sqs/redrive.ts';
import { startCloud } from './support/cloud.ts';
import type { Cloud } from './support/cloud.ts';
import { createQueue, receive } from './support/queue.ts';
import { newSubject } from './support/samples.ts';

let cloud: Cloud;
let client: SQSClient;
beforeAll(async () => {
  cloud = await startCloud('dead-letters');
  client = new SQSClient(cloud.config);
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

const LATER = '2999-01-01T00:00:00.000Z';

/** Dead letters by these bodies, and the queue that they came from. */
async function opened(name: string, bodies: readonly string[], place = name) {
  const from = (await createQueue(client, `${place}-dead`)).url;
  const to = (await createQueue(client, place)).url;
  await sendAll(from, bodies);
  return { from, to, urls: { deadLetters: { [name]: from }, sources: { [name]: to } } };
}

async function sendAll(QueueUrl: string, bodies: readonly string[]): Promise<void> {
  for (const MessageBody of bodies) await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

const bodiesIn = async (url: string, count: number): Promise<readonly string[]> =>
  (await receive(client, url, count)).map(({ Body = '' }) => Body).toSorted();

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => JSON.stringify({ n: at }));

test('looking takes nothing away, and can be done again at once', async () => {
  const { from, urls } = await opened('looked-at', numbered(12));
  const { peek } = sqsDeadLetterPeek(client, urls.deadLetters);
  for (let look = 0; look < 2; look += 1) {
    const seen = await peek('looked-at', 50);
    expect(seen.map(({ body }) => body).toSorted()).toEqual(numbered(12).toSorted());
    expect(seen.map(({ sentAt }) => sentAt)).toEqual(seen.map(({ sentAt }) => sentAt).toSorted());
  }
  expect(await countMessages(client, from)).toBe(12);
});

test('the reason beside a message is shown', async () => {
  const { from, urls } = await opened('reasoned', []);
  await graveyard(client, from).bury('relay', '{}', 'UnknownFactError');
  const { peek } = sqsDeadLetterPeek(client, urls.deadLetters);
  expect(await peek('reasoned', 1)).toMatchObject([{ body: '{}', because: 'UnknownFactError' }]);
});

test('all are sent back, as they were', async () => {
  const { from, to, urls } = await opened('sent-back', numbered(23));
  const redrive = sqsRedrive(client, urls);
  expect(await redrive.count('sent-back')).toBe(23);
  const gone = await redrive.redrive('sent-back', LATER);
  expect(gone).toEqual({ moved: 23, left: 0, remaining: 0, isMore: false });
  expect(await bodiesIn(to, 23)).toEqual(numbered(23).toSorted());
  expect(await countMessages(client, from)).toBe(0);
});

test('those that were sent later stay, and can be looked at again at once', async () => {
  const { from, to, urls } = await opened('later', numbered(3));
  const gone = await sqsRedrive(client, urls).redrive('later', '2020-01-01T00:00:00.000Z');
  expect(gone).toEqual({ moved: 0, left: 3, remaining: 3, isMore: false });
  expect(await countMessages(client, to)).toBe(0);
  expect(await bodiesIn(from, 3)).toHaveLength(3);
});

test('of what the stream left, subjects are woken and the rest stays', async () => {
  const subjectId = newSubject();
  const { to, urls } = await opened('relay', [
    JSON.stringify({ subjectId }),
    '{"DDBStreamBatchInfo":{}}',
    'no JSON',
  ]);
  const gone = await sqsRedrive(client, urls).redrive('relay', LATER);
  expect(gone).toEqual({ moved: 1, left: 2, remaining: 2, isMore: false });
  expect(await bodiesIn(to, 1)).toEqual([JSON.stringify({ subjectId })]);
});

test('what fits nowhere keeps nothing waiting that lies behind it', async () => {
  const batches = Array.from(
    { length: 510 },
    (_, at) => `{"DDBStreamBatchInfo":{"shardId":"${String(at)}"}}`,
  );
  const wakes = Array.from({ length: 3 }, () => JSON.stringify({ subjectId: newSubject() }));
  const { from, to, urls } = await opened('relay', batches, 'crowded-relay');
  await sendAll(from, wakes);
  const { redrive } = sqsRedrive(client, urls);
  const first = await redrive('relay', LATER);
  expect(first.isMore).toBe(true);
  const second = await redrive('relay', LATER);
  expect(second).toMatchObject({ isMore: false, remaining: 510 });
  expect(first.moved + second.moved).toBe(3);
  expect(await bodiesIn(to, 3)).toEqual(wakes.toSorted());
}, 60_000);

/** Dies at the `call`th request, before it or after it was carried out. */
function dyingAt(call: number, moment: 'before' | 'after'): SQSClient {
  const dying = new SQSClient({ ...cloud.config, maxAttempts: 1 });
  let calls = 0;
  dying.middlewareStack.add((next) => async (args) => {
    calls += 1;
    if (calls === call && moment === 'before') throw new Error('died');
    const answer = await next(args);
    if (calls === call) throw new Error('died');
    return answer;
  });
  return dying;
}

// The first requests of a go: a receive, then a send and a delete for each message.
test.each([1, 2, 3, 4].flatMap((call) => [[call, 'before'] as const, [call, 'after'] as const]))(
  'whoever dies at request %i, %s it is carried out, loses nothing and doubles one at most',
  async (call, moment) => {
    const name = `died-${String(call)}-${moment}`;
    const { from, to, urls } = await opened(name, numbered(4));
    await expect(sqsRedrive(dyingAt(call, moment), urls).redrive(name, LATER)).rejects.toThrow('died');
    // Whoever died holds messages for a while: they come back by themselves; here they are not waited for.
    const sent = await bodiesIn(to, await countMessages(client, to));
    const there = await countMessages(client, from);
    expect(sent.length + there).toBeGreaterThanOrEqual(4);
    expect(sent.length + there).toBeLessThanOrEqual(5);
    expect(new Set(sent).size).toBe(sent.length);
  },
);

test('a delete that is refused ends the go: nothing is sent again and again', async () => {
  const { to, urls } = await opened('undeletable', numbered(5));
  const refusing = new SQSClient({ ...cloud.config, maxAttempts: 1 });
  refusing.middlewareStack.add((next, context) => (args) => {
    if (context.commandName === DeleteMessageCommand.name) throw new Error('not permitted');
    return next(args);
  });
  await expect(sqsRedrive(refusing, urls).redrive('undeletable', LATER)).rejects.toThrow('not permitted');
  expect(await countMessages(client, to)).toBe(1);
});
