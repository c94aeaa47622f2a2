import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { SlackSandbox } from '../sandbox.ts';

const replySchema = z.object({
  response_type: z.literal('ephemeral'),
  replace_original: z.literal(false),
  text: z.string().min(1),
});

/** Takes a reply that only whoever pressed sees. */
export function answerResponseUrl(
  { responseUrls }: SlackSandbox,
  { path, bodyText }: SandboxRequest,
): SandboxReply {
  const message = responseUrls.use(path);
  if (typeof message === 'string') return jsonReply(404, { ok: false, error: message });
  const reply = replySchema.safeParse(parseJson(bodyText)).data;
  if (reply === undefined) return jsonReply(400, { ok: false, error: 'invalid_payload' });
  message.privateReplies.push(reply.text);
  return jsonReply(200, { ok: true });
}
