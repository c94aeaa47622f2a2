import type { PrivateReplies } from '#domain/ports/chat.ts';
import { sendJson } from './send-json.ts';

/**
 * Replies through the `response_url` of a press, which Slack takes five times within half an hour.
 * Source: Slack's guide to handling user interaction.
 */
export function slackPrivateReplies(timeoutMs: number): PrivateReplies {
  return {
    send: async (url, text) => {
      const body = { response_type: 'ephemeral', replace_original: false, text };
      const answer = await sendJson({ url, body, timeoutMs });
      if (answer.kind === 'nothing') return { outcome: 'failed', because: answer.because };
      return answer.status === 200
        ? { outcome: 'sent' }
        : { outcome: 'failed', because: `http-${String(answer.status)}` };
    },
  };
}
