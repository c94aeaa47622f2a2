import type { ChatOutcome } from '#domain/ports/chat.ts';
import { classifyAnswer } from './classify-answer.ts';
import { sendJson } from './send-json.ts';
import type { SlackSettings } from './slack-settings.ts';

/** Calls one method of Slack's Web API that answers with a message; without a token nothing is sent. */
export async function callMethod(
  { baseUrl, token, timeoutMs }: SlackSettings,
  method: string,
  body: Readonly<Record<string, unknown>>,
): Promise<ChatOutcome> {
  const present = await token();
  if (present === undefined) return { outcome: 'closed' };
  const url = `${baseUrl.replace(/\/+$/, '')}/api/${method}`;
  return classifyAnswer(await sendJson({ url, token: present, body, timeoutMs }));
}
