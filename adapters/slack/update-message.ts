import type { ChatMessage, ChatOutcome, Posting } from '#domain/ports/chat.ts';
import { callMethod } from './call-method.ts';
import type { SlackSettings } from './slack-settings.ts';

/** Puts another text and other blocks in the place of a message of ours. Source: Slack's reference of chat.update. */
export function updateMessage(
  settings: SlackSettings,
  { channel, ts }: Posting,
  { text, blocks }: ChatMessage,
): Promise<ChatOutcome> {
  return callMethod(settings, 'chat.update', { channel, ts, text, blocks });
}
