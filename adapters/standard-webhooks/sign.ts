import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Source: the specification of Standard Webhooks 1.0.0, "Symmetric". */
const KEY_BYTES = { least: 24, most: 64 };

export interface Signed {
  readonly id: string;
  /** In whole seconds since 1970. */
  readonly timestamp: number;
  /** The body, exactly as it is sent. */
  readonly body: string;
}

/**
 * The header `webhook-signature` of Standard Webhooks 1.0.0: `v1,` and the HMAC-SHA256 over id, timestamp and body, in
 * Base64. Undefined if the secret is none: `whsec_` and 24 to 64 bytes in Base64.
 */
export function signatureOf(secret: string, { id, timestamp, body }: Signed): string | undefined {
  const key = keyOf(secret);
  if (key === undefined) return undefined;
  const signed = createHmac('sha256', key).update(`${id}.${String(timestamp)}.${body}`);
  return `v1,${signed.digest('base64')}`;
}

/** Whether this is a secret of Standard Webhooks 1.0.0. */
export function isSigningSecret(secret: string): boolean {
  return keyOf(secret) !== undefined;
}

function keyOf(secret: string): Buffer | undefined {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  const key = Buffer.from(text, 'base64');
  const isKey = BASE64.test(text) && key.length >= KEY_BYTES.least && key.length <= KEY_BYTES.most;
  return isKey ? key : undefined;
}
