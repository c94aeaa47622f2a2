import { signV1, signV3 } from './sign.ts';
import type { WebhookEvent } from './event.ts';

/** One attempt to deliver: what goes where, signed with which secret at which time. */
export interface Attempt {
  readonly url: string;
  readonly clientSecret: string;
  readonly events: readonly WebhookEvent[];
  readonly timestampMs: number;
  readonly signal: AbortSignal;
}

/** What came back; `status` is undefined when nothing did, and `body` then says why. */
export interface AttemptResult {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends one signed batch. Never rejects: a failed delivery is a result. */
export async function postSigned(attempt: Attempt): Promise<AttemptResult> {
  const { url, clientSecret, events, timestampMs } = attempt;
  const body = JSON.stringify(events);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body,
      signal: attempt.signal,
      headers: {
        'content-type': 'application/json',
        'x-hubspot-signature': signV1({ clientSecret, body }),
        'x-hubspot-signature-version': 'v1',
        'x-hubspot-signature-v3': signV3({ clientSecret, method: 'POST', url, body, timestampMs }),
        'x-hubspot-request-timestamp': String(timestampMs),
      },
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: undefined, body: error instanceof Error ? describeFailure(error) : 'unknown failure' };
  }
}

function describeFailure(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
