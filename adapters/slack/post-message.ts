import type { ChatMessage, ChatOutcome } from '#domain/ports/chat.ts';
import { callMethod } from './call-method.ts';
import type { SlackSettings } from './slack-settings.ts';

/** Where a message goes: to a person or a channel, there below another message if `thread` names one. */
interface Place {
  readonly to: string;
  readonly thread: string | undefined;
}

/**
 * Posts a message: as `channel`, the id of a user stands for their conversation with the app, and the answer names that
 * conversation. Source: Slack's reference of chat.postMessage.
 */
export function postMessage(
  settings: SlackSettings,
  { to, thread }: Place,
  { text, blocks }: ChatMessage,
): Promise<ChatOutcome> {
  const body = { channel: to, text, blocks, unfurl_links: false, unfurl_media: false };
  const below = thread === undefined ? {} : { thread_ts: thread };
  return callMethod(settings, 'chat.postMessage', { ...body, ...below });
}
