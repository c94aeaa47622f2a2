import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { SlackSandbox } from '../sandbox.ts';
import { blocksSchema } from '../workspace.ts';
import type { Message } from '../workspace.ts';
import { listUsers } from './list-users.ts';

const contentSchema = z.object({ text: z.string().default(''), blocks: z.unknown().optional() });
const postSchema = z.object({ channel: z.string().min(1), ...contentSchema.shape });
const updateSchema = z.object({ ...postSchema.shape, ts: z.string().min(1) });

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
  if (body.channel.startsWith('C')) return refused('not_in_channel');
  const user = sandbox.settings.users.find(({ id }) => id === body.channel);
  if (user === undefined) return refused('channel_not_found');
  if (user.isDisabled) return refused('user_disabled');
  const content = contentOf(body);
  if (typeof content === 'string') return refused(content);
  return accepted(sandbox.workspace.post(user.id, content.text, content.blocks, sandbox.now()));
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
