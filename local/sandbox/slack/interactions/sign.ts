import { createHmac } from 'node:crypto';

/** `X-Slack-Signature` of version v0. `timestamp` is in seconds, `body` the exact text. */
export function signSlack(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
