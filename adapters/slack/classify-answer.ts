import * as z from 'zod';
import { foreignText } from '#domain/foreign-text.ts';
import { postingSchema } from '#domain/ports/chat.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { JsonAnswer } from './send-json.ts';

/** Errors that pass by themselves. Source: the error lists of chat.postMessage and chat.update. */
const PASSING: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Errors that say that our token no longer opens anything, or never did. Source: as above. */
export const TOKEN_REFUSED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** Whether Slack refused our token, and not what we asked for. */
export function isTokenRefused(outcome: ChatOutcome): boolean {
  return outcome.outcome === 'refused' && TOKEN_REFUSED.has(outcome.because);
}

const saidSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), ...postingSchema.shape }),
  z.object({ ok: z.literal(false), error: z.string().min(1) }),
]);

/**
 * What an answer to chat.postMessage or chat.update means. Slack says no with a 200; what it does not name as passing
 * is permanent. An answer that cannot be read leaves it open whether the message is there: later.
 */
export function classifyAnswer(answer: JsonAnswer): ChatOutcome {
  if (answer.kind === 'nothing') return { outcome: 'later', because: answer.because };
  const { status, headers, json } = answer;
  if (status === 429) return { outcome: 'later', because: 'ratelimited', ...retryAfter(headers) };
  if (status >= 500) return { outcome: 'later', because: `http-${String(status)}` };
  if (status !== 200) return { outcome: 'refused', because: `http-${String(status)}` };
  const said = saidSchema.safeParse(json).data;
  if (said === undefined) return { outcome: 'later', because: 'unreadable-answer' };
  if (said.ok) return { outcome: 'sent', posting: { channel: said.channel, ts: said.ts } };
  const because = foreignText(said.error);
  return PASSING.has(because)
    ? { outcome: 'later', because, ...retryAfter(headers) }
    : { outcome: 'refused', because };
}

/** `Retry-After` is in seconds. */
function retryAfter(headers: Headers): { readonly afterSeconds?: number } {
  const seconds = z.coerce.number().int().positive().safeParse(headers.get('retry-after')).data;
  return seconds === undefined ? {} : { afterSeconds: seconds };
}
