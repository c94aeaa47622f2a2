import * as z from 'zod';
import type { ChatMessage } from '#domain/ports/chat.ts';
import { signSlack } from '#local/sandbox/slack/interactions/sign.ts';
import { offerActions } from '#views/slack/offer-actions.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import { newStage } from './new-stage.ts';
import { setLifecycle } from './crm.ts';
import type { Stage } from './stage.ts';
import type { WebAnswer } from './web.ts';
import { call } from './web.ts';

export const MAYA_IN_SLACK = 'U0MAYA';
export const PRIYA_IN_SLACK = 'U0PRIYA';

const SLACK_IDS: Readonly<Record<string, string>> = {
  'maya-chen': MAYA_IN_SLACK,
  'priya-nair': PRIYA_IN_SLACK,
};

/** The sample people, some of whom Slack knows. */
export const slackDirectory = {
  ...sampleDirectory,
  people: sampleDirectory.people.map((person) => {
    const slack = SLACK_IDS[person.id];
    return slack === undefined ? person : { ...person, ids: { ...person.ids, slack } };
  }),
};

/** A stage with Slack, on which nothing was offered yet. */
export function newSlackStage(): Stage {
  return newStage(sampleContract, slackDirectory);
}

/** A stage with Slack, on which Maya has been offered the contact. */
export async function offeredInSlack(): Promise<Stage> {
  const stage = newSlackStage();
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

/** What stands in Slack for one user, the oldest first. */
export function messagesTo({ world }: Stage, user = MAYA_IN_SLACK): readonly ChatMessage[] {
  return world.chat.messages.filter((one) => one.user === user).map(({ message }) => message);
}

export const asText = (message: ChatMessage | undefined): string => JSON.stringify(message);

/** Whether a message still asks. */
export const asks = (message: ChatMessage | undefined): boolean => asText(message).includes('"button"');

interface Pressing {
  readonly action: keyof typeof offerActions;
  /** Who presses; the one whom the message was sent to, if it is left out. */
  readonly by?: string;
  readonly chosen?: Readonly<Partial<Record<keyof typeof offerActions, string | readonly string[]>>>;
  /** Headers in place of the right ones. */
  readonly as?: Readonly<Record<string, string>>;
}

/** Presses a button of a message, and all that follows at once follows. */
export async function press(
  stage: Stage,
  message: ChatMessage | undefined,
  pressing: Pressing,
): Promise<WebAnswer> {
  const answer = await tellOfPress(stage, message, pressing);
  await stage.run();
  return answer;
}

/** Tells us of a press as Slack does. */
export function tellOfPress(
  stage: Stage,
  message: ChatMessage | undefined,
  { action, by = MAYA_IN_SLACK, chosen = {}, as = {} }: Pressing,
): Promise<WebAnswer> {
  const payload = {
    type: 'block_actions',
    user: { id: by },
    container: containerOf(stage, message),
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    actions: [{ action_id: offerActions[action], block_id: 'b', value: valueIn(message) }],
    state: { values: { b: Object.fromEntries(Object.entries(chosen).map(asElement)) } },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.parse(stage.now()) / 1000));
  const headers = {
    'x-slack-signature': signSlack('the signing secret', timestamp, body),
    'x-slack-request-timestamp': timestamp,
    ...as,
  };
  return call(stage, 'answer-slack', { method: 'POST', path: '/slack/interactions', headers, body });
}

function containerOf({ world }: Stage, message: ChatMessage | undefined) {
  const posting = world.chat.messages.find((one) => one.message === message)?.posting;
  return { type: 'message', channel_id: posting?.channel ?? 'D-gone', message_ts: posting?.ts ?? '0.1' };
}

/** The value behind the buttons of a message. */
function valueIn(message: ChatMessage | undefined): string | undefined {
  const elements = blocksSchema.parse(message?.blocks ?? []).flatMap((block) => block.elements);
  return elements.find(({ value }) => value !== undefined)?.value;
}

const blocksSchema = z.array(
  z.object({ elements: z.array(z.object({ value: z.string().optional() })).default([]) }),
);

function asElement([name, value]: [string, string | readonly string[]]) {
  const action = Object.entries(offerActions).find(([key]) => key === name)?.[1] ?? name;
  const element = Array.isArray(value)
    ? { selected_options: value.map((one: string) => ({ value: one })) }
    : { selected_option: { value } };
  return [action, element] as const;
}
