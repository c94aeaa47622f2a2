import { createHash, createHmac } from 'node:crypto';

/** What a webhook's signature covers. `url` is the whole address as configured, `body` the exact text. */
export interface Signable {
  readonly clientSecret: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** The only escapes that are decoded before signing. Source: HubSpot's guide to validating requests. */
const decodedEscapes: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** `X-HubSpot-Signature-v3`: base64 HMAC-SHA256 over method, address, body and the timestamp in ms. */
export function signV3(signable: Signable & { readonly timestampMs: number }): string {
  const { clientSecret, method, url, body, timestampMs } = signable;
  return createHmac('sha256', clientSecret)
    .update(`${method}${decodeForSigning(url)}${body}${timestampMs}`)
    .digest('base64');
}

/** `X-HubSpot-Signature` of version v1: hex SHA-256 over secret and body. It comes beside v3. */
export function signV1({ clientSecret, body }: Pick<Signable, 'clientSecret' | 'body'>): string {
  return createHash('sha256').update(`${clientSecret}${body}`).digest('hex');
}

function decodeForSigning(url: string): string {
  return url.replace(/%[0-9A-F]{2}/gi, (escape) => decodedEscapes[escape.toUpperCase()] ?? escape);
}
