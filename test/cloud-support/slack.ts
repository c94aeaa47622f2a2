import * as z from 'zod';
import { askAgain } from './ask-again.ts';
import type { TestCloud } from './test-cloud.ts';
import { untilSome } from './until.ts';

const messagesSchema = z.array(
  z.object({
    channel: z.string(),
    ts: z.string(),
    user: z.string(),
    text: z.string(),
    thread: z.string().optional(),
    blocks: z.array(z.unknown()),
    privateReplies: z.array(z.string()),
  }),
);
export type SlackMessageSeen = z.infer<typeof messagesSchema>[number];

async function control({ slack }: TestCloud, path: string, body?: object): Promise<Response> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await askAgain(() => fetch(`${slack.url}/_sandbox/${path}`, init));
  if (!answer.ok) throw new Error(`the sandbox Slack answered ${String(answer.status)} to ${path}`);
  return answer;
}

/** Waits for a message to a user, or in a channel, that is about one thing and says this. */
export async function slackMessageTo(
  cloud: TestCloud,
  user: string,
  about: string,
  saying: string,
  withinSeconds = 40,
): Promise<SlackMessageSeen> {
  return untilSome(`a message to ${user} about ${about} that says ${saying}`, withinSeconds, async () => {
    const messages = messagesSchema.parse(await (await control(cloud, 'messages')).json());
    return messages.find((message) => {
      const shown = JSON.stringify(message);
      return message.user === user && shown.includes(about) && shown.includes(saying);
    });
  });
}

/** Presses a button of a message, as the user whom it was sent to or as somebody else, with this chosen in its selects. Answers what Slack was answered. */
export async function pressIn(
  cloud: TestCloud,
  { channel, ts }: SlackMessageSeen,
  action: string,
  user?: string,
  chosen: Readonly<Record<string, readonly string[]>> = {},
): Promise<number | undefined> {
  const pressed = await control(cloud, 'press', {
    channel,
    ts,
    action,
    chosen,
    ...(user === undefined ? {} : { user }),
  });
  return z.object({ status: z.number().optional() }).parse(await pressed.json()).status;
}

/** The next so many messages that are posted meet a gateway that is down. */
export async function breakSlack(cloud: TestCloud, times: number): Promise<void> {
  await control(cloud, 'faults', { fault: 'unavailable', method: 'chat.postMessage', times });
}
