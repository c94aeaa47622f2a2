import { SANDBOX } from '#local/sandboxes.ts';
import { signV3 } from '#local/sandbox/hubspot/webhooks/sign.ts';
import * as z from 'zod';
import { askAgain } from './ask-again.ts';
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
  const headers = {
    'content-type': 'application/json',
    'x-hubspot-signature-v3': signature,
    'x-hubspot-request-timestamp': String(timestampMs),
  };
  const answer = await askAgain(() => fetch(webhookUrl, { method: 'POST', body: sentBody, headers }));
  const text = await answer.text();
  const receipts = answer.status === 200 ? receiptsSchema.parse(JSON.parse(text)).receipts : [];
  return { status: answer.status, receipts };
}

/** Delivers as HubSpot does: again, until somebody has kept it. */
export async function deliverUntilKept(cloud: TestCloud, body: string): Promise<readonly string[]> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const { status, receipts } = await postSigned(cloud, body);
    if (status === 200) return receipts;
    if (status < 500) throw new Error(`a delivery was answered ${status}`);
  }
  throw new Error('nobody kept the delivery');
}
