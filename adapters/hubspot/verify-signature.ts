import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook request as it arrived; `body` holds the raw bytes. Absent headers are undefined. */
export interface SignedRequest {
  readonly method: string;
  /** The path as called, still escaped. */
  readonly path: string;
  /** The query as called, still escaped and without its `?`; empty when there is none. */
  readonly rawQuery: string;
  readonly body: Buffer;
  /** `X-HubSpot-Signature-v3`. */
  readonly signature: string | undefined;
  /** `X-HubSpot-Request-Timestamp`, in ms since 1970. */
  readonly timestamp: string | undefined;
}

/** What the sender signs with, and under which address: scheme and host as configured, never as a header says. */
export interface SignatureSettings {
  readonly clientSecret: string;
  readonly publicBaseUrl: string;
}

export type SignatureRefusal = 'missing-signature' | 'bad-timestamp' | 'stale' | 'wrong-signature';
export type SignatureVerdict = 'authentic' | { readonly refused: SignatureRefusal };

const MAX_SKEW_MS = 300_000;

/** The only escapes that are decoded before signing. Source: HubSpot's guide to validating requests. */
const DECODED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['%3A', ':'],
  ['%2F', '/'],
  ['%3F', '?'],
  ['%40', '@'],
  ['%21', '!'],
  ['%24', '$'],
  ['%27', "'"],
  ['%28', '('],
  ['%29', ')'],
  ['%2A', '*'],
  ['%2C', ','],
  ['%3B', ';'],
]);

/**
 * Whether HubSpot signed this request (version 3) within five minutes of `nowMs`, before or after it.
 * Source: HubSpot's guide to validating requests; timestamps from the future are refused on top of it.
 */
export function verifySignature(
  request: SignedRequest,
  settings: SignatureSettings,
  nowMs: number,
): SignatureVerdict {
  const { signature, timestamp } = request;
  if (signature === undefined || signature === '') return { refused: 'missing-signature' };
  if (timestamp === undefined || !isTimestamp(timestamp)) return { refused: 'bad-timestamp' };
  if (Math.abs(nowMs - Number(timestamp)) > MAX_SKEW_MS) return { refused: 'stale' };
  // Anybody can sign with an empty secret.
  if (settings.clientSecret === '') return { refused: 'wrong-signature' };
  const expected = expectedSignature(request, settings, timestamp);
  return isEqual(expected, signature) ? 'authentic' : { refused: 'wrong-signature' };
}

/** Digits only: whatever else `Number` might take, or turn into NaN, would slip past the age check. */
function isTimestamp(text: string): boolean {
  return /^\d{1,16}$/.test(text);
}

function expectedSignature(request: SignedRequest, settings: SignatureSettings, timestamp: string): string {
  return createHmac('sha256', settings.clientSecret)
    .update(`${request.method.toUpperCase()}${signedUri(request, settings.publicBaseUrl)}`)
    .update(request.body)
    .update(timestamp)
    .digest('base64');
}

function signedUri({ path, rawQuery }: SignedRequest, publicBaseUrl: string): string {
  const uri = `${publicBaseUrl.replace(/\/+$/, '')}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`;
  return uri.replace(/%[0-9a-f]{2}/gi, (escape) => DECODED_ESCAPES.get(escape.toUpperCase()) ?? escape);
}

/** Compares the texts, not what they decode to, so that exactly one spelling of a signature passes. */
function isEqual(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
