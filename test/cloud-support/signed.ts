import { SANDBOX } from '#local/local-cloud.ts';
import { signV3 } from '#local/sandbox/hubspot/webhooks/sign.ts';
import * as z from 'zod';
import type { TestCloud } from './test-cloud.ts';

export interface Posting {
  readonly clientSecret?: string;
  /** Milliseconds since 1970; now without it. */
  readonly timestampMs?: number;
  /** Sent instead of what was signed. */
  readonly sentBody?: string;
}

const receiptsSchema = z.object({ receipts: z.array(z.string()) });

/** Posts a body to the webhook with HubSpot's signature over it, right or with one thing wrong. */
export async function postSigned(
  { webhookUrl }: TestCloud,
  body: string,
  { clientSecret = SANDBOX.clientSecret, timestampMs = Date.now(), sentBody = body }: Posting = {},
): Promise<{ readonly status: number; readonly receipts: readonly string[] }> {
  const signature = signV3({ clientSecret, method: 'POST', url: webhookUrl, body, timestampMs });
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    body: sentBody,
    headers: {
      'content-type': 'application/json',
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(timestampMs),
    },
  });
  const text = await answer.text();
  const receipts = answer.status === 200 ? receiptsSchema.parse(JSON.parse(text)).receipts : [];
  return { status: answer.status, receipts };
}
