import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { SlackSandbox } from '../sandbox.ts';
import { blocksSchema, isChannel } from '../workspace.ts';
import type { Message } from '../workspace.ts';
import { listUsers } from './list-users.ts';

const contentSchema = z.object({ text: z.string().default(''), blocks: z.unknown().optional() });
const placeSchema = z.object({ channel: z.string().min(1), ...contentSchema.shape });
const postSchema = z.object({ ...placeSchema.shape, thread_ts: z.string().optional() });
const updateSchema = z.object({ ...placeSchema.shape, ts: z.string().min(1) });

/** Answers one call of the Web API. Slack says no with a 200. */
export function answerApi(sandbox: SlackSandbox, request: SandboxRequest, method: string): SandboxReply {
  const refusal = refusalOf(sandbox, request);
  if (refusal !== undefined) return refused(refusal);
  switch (method) {
    case 'chat.postMessage':
      return post(sandbox, request);
    case 'chat.update':
      return update(sandbox, request);
    case 'users.list':
      return listUsers(sandbox, request);
    default:
      return refused('unknown_method');
  }
}

/** The form in which Slack says no. */
export function refused(error: string): SandboxReply {
  return jsonReply(200, { ok: false, error });
}

function refusalOf({ settings }: SlackSandbox, { headers }: SandboxRequest): string | undefined {
  const { authorization } = headers;
  if (authorization === undefined) return 'not_authed';
  return authorization === `Bearer ${settings.token}` ? undefined : 'invalid_auth';
}

function post(sandbox: SlackSandbox, { bodyText }: SandboxRequest): SandboxReply {
  const body = postSchema.safeParse(parseJson(bodyText)).data;
  if (body === undefined) return refused('invalid_arguments');
  const closed = closedBecause(sandbox, body.channel);
  if (closed !== undefined) return refused(closed);
  const content = contentOf(body);
  if (typeof content === 'string') return refused(content);
  const { channel: user, thread_ts: thread } = body;
  const to = thread === undefined ? { user } : { user, thread };
  return accepted(sandbox.workspace.post(to, content.text, content.blocks, sandbox.now()));
}

/** Why nothing may be posted there. Source: Slack's reference of chat.postMessage (errors). */
function closedBecause({ settings }: SlackSandbox, to: string): string | undefined {
  if (isChannel(to)) return settings.channels.includes(to) ? undefined : 'not_in_channel';
  const user = settings.users.find(({ id }) => id === to);
  if (user === undefined) return 'channel_not_found';
  return user.isDisabled ? 'user_disabled' : undefined;
}

function update({ workspace }: SlackSandbox, { bodyText }: SandboxRequest): SandboxReply {
  const body = updateSchema.safeParse(parseJson(bodyText)).data;
  if (body === undefined) return refused('invalid_arguments');
  if (!workspace.all().some(({ channel }) => channel === body.channel)) return refused('channel_not_found');
  const message = workspace.find(body.channel, body.ts);
  if (message === undefined) return refused('message_not_found');
  const content = contentOf(body);
  if (typeof content === 'string') return refused(content);
  Object.assign(message, content, { isEdited: true });
  return accepted(message);
}

function contentOf({ text, blocks = [] }: z.infer<typeof contentSchema>) {
  const parsed = blocksSchema.safeParse(blocks).data;
  if (parsed === undefined) return 'invalid_blocks';
  return text === '' && parsed.length === 0 ? 'no_text' : { text, blocks: parsed };
}

function accepted({ channel, ts, text, blocks }: Message): SandboxReply {
  const message = { type: 'message', bot_id: 'B0SANDBOX', ts, text, blocks };
  return jsonReply(200, { ok: true, channel, ts, message });
}
