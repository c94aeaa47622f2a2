import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it arrived; `body` holds the raw bytes. Absent headers are undefined. */
export interface SignedRequest {
  readonly body: Buffer;
  /** `X-Slack-Signature`. */
  readonly signature: string | undefined;
  /** `X-Slack-Request-Timestamp`, in seconds since 1970. */
  readonly timestamp: string | undefined;
}

export type SignatureRefusal = 'missing-signature' | 'bad-timestamp' | 'stale' | 'wrong-signature';
export type SignatureVerdict = 'authentic' | { readonly refused: SignatureRefusal };

const MAX_SKEW_MS = 300_000;

/**
 * Whether Slack signed this request (version v0) within five minutes of `nowMs`, before or after it.
 * Source: Slack's guide to verifying requests; timestamps from the future are refused on top of it.
 */
export function verifySignature(
  { body, signature, timestamp }: SignedRequest,
  signingSecret: string,
  nowMs: number,
): SignatureVerdict {
  if (signature === undefined || signature === '') return { refused: 'missing-signature' };
  if (timestamp === undefined || !isTimestamp(timestamp)) return { refused: 'bad-timestamp' };
  if (Math.abs(nowMs - Number(timestamp) * 1000) > MAX_SKEW_MS) return { refused: 'stale' };
  // Anybody can sign with an empty secret.
  if (signingSecret === '') return { refused: 'wrong-signature' };
  const expected = expectedSignature(body, signingSecret, timestamp);
  return isEqual(expected, signature) ? 'authentic' : { refused: 'wrong-signature' };
}

/** Digits only: whatever else `Number` might take, or turn into NaN, would slip past the age check. */
function isTimestamp(text: string): boolean {
  return /^\d{1,12}$/.test(text);
}

function expectedSignature(body: Buffer, signingSecret: string, timestamp: string): string {
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return `v0=${digest}`;
}

/** Compares the texts, not what they decode to, so that exactly one spelling of a signature passes. */
function isEqual(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
