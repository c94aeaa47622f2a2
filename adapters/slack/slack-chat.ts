import type { Chat } from '#domain/ports/chat.ts';
import { postMessage } from './post-message.ts';
import type { SlackSettings } from './slack-settings.ts';
import { updateMessage } from './update-message.ts';

/** Slack as the chat in which people are asked. Slack has no idempotency key: who must not post twice takes a claim first. */
export function slackChat(settings: SlackSettings): Chat {
  return {
    post: (to, message, thread) => postMessage(settings, { to, thread }, message),
    update: (posting, message) => updateMessage(settings, posting, message),
  };
}
