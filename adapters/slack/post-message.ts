import type { ChatMessage, ChatOutcome } from '#domain/ports/chat.ts';
import { callMethod } from './call-method.ts';
import type { SlackSettings } from './slack-settings.ts';

/**
 * Posts a message to one person: as `channel`, the id of a user stands for their conversation with the app, and the
 * answer names that conversation. Source: Slack's reference of chat.postMessage.
 */
export function postMessage(
  settings: SlackSettings,
  user: string,
  { text, blocks }: ChatMessage,
): Promise<ChatOutcome> {
  const body = { channel: user, text, blocks, unfurl_links: false, unfurl_media: false };
  return callMethod(settings, 'chat.postMessage', body);
}
