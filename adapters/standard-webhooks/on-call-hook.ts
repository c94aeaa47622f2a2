import type { HookOutcome, OnCallHook } from '#domain/ports/on-call-hook.ts';
import { retryAfterSeconds } from '../http/retry-after.ts';
import { sendDirectly } from '../http-target/send-directly.ts';
import type { DirectAnswer, Reach } from '../http-target/send-directly.ts';
import type { TransportFailure } from '../http/transport-failure.ts';
import { signatureOf } from './sign.ts';

export interface HookSettings extends Reach {
  /** Undefined while it is unset. */
  readonly secret: () => Promise<string | undefined>;
  readonly now: () => string;
}

/**
 * Tells whoever is on call in the form of Standard Webhooks 1.0.0: one request, over TLS, to a public address, without a
 * redirect. Signed anew at each try, under the same id.
 */
export function standardWebhook({ secret, now, ...reach }: HookSettings): OnCallHook {
  return {
    send: async (url, id, event) => {
      const present = await secret();
      if (present === undefined) return { outcome: 'refused', because: 'secret-unset' };
      const timestamp = Math.floor(Date.parse(now()) / 1000);
      const signature = signatureOf(present, { id, timestamp, body: JSON.stringify(event) });
      if (signature === undefined) return { outcome: 'refused', because: 'secret-malformed' };
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      };
      return outcomeOf(
        await sendDirectly({ method: 'POST', url: new URL(url), headers, body: event }, reach),
      );
    },
  };
}

/** What never passes: an address that must not be called. */
const FORBIDDEN: ReadonlySet<string> = new Set(['NOT_HTTPS', 'ADDRESS_NOT_PUBLIC']);
/** Of the answers that say no, those that may say yes later. */
const PASSING: ReadonlySet<number> = new Set([408, 429]);

/** Any 2xx is a yes. Source: the specification, "Retry schedule and failures", which names 410 as the end of an endpoint. */
function outcomeOf(answer: DirectAnswer | TransportFailure): HookOutcome {
  if (answer.kind !== 'answered') {
    const { because } = answer;
    return FORBIDDEN.has(because) ? { outcome: 'refused', because } : { outcome: 'later', because };
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  const because = status === 410 ? 'gone' : `http-${String(status)}`;
  if (status < 500 && !PASSING.has(status)) return { outcome: 'refused', because };
  const afterSeconds = retryAfterSeconds(headers);
  return { outcome: 'later', because, ...(afterSeconds === undefined ? {} : { afterSeconds }) };
}
