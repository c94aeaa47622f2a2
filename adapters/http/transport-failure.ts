import * as z from 'zod';

/** A request without an answer. 'refused': nothing of it was sent; 'unknown': the system may have applied it. */
export interface TransportFailure {
  readonly kind: 'refused' | 'unknown';
  readonly because: string;
}

const causeSchema = z.object({ code: z.string().optional(), syscall: z.string().optional() });
type Cause = z.infer<typeof causeSchema>;

/** Each of these ends the making of a connection; no request was written yet. Sources: undici, Node's dns and tls. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_HANDSHAKE_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

/** The families of Node's certificate errors: the peer is checked before the first byte of a request. */
const CERTIFICATE_ERROR = /^(CERT|CRL|UNABLE_TO|ERROR_IN_CERT|ERROR_IN_CRL)_/;

/** These may also strike an open connection; only in `connect` do they mean that there never was one. */
const UNREACHABLE: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

/**
 * Tells an error of `fetch` before anything was sent from one that leaves the outcome open. A code that is not listed
 * leaves it open. HTTP/2's REFUSED_STREAM cannot occur: `fetch` speaks HTTP/1.1.
 */
export function classifyFailure(error: unknown): TransportFailure {
  const cause = causeOf(error);
  return { kind: wasNeverSent(cause) ? 'refused' : 'unknown', because: codeOf(error, cause) };
}

/** An error while the answer was read: the request had been sent, whatever the code says. */
export function interruptedAnswer(error: unknown): TransportFailure {
  return { kind: 'unknown', because: codeOf(error, causeOf(error)) };
}

function causeOf(error: unknown): Cause {
  const cause = error instanceof Error ? causeSchema.safeParse(error.cause) : undefined;
  return cause?.data ?? {};
}

function wasNeverSent({ code = '', syscall }: Cause): boolean {
  if (UNREACHABLE.has(code)) return syscall === 'connect';
  return BEFORE_SENDING.has(code) || CERTIFICATE_ERROR.test(code);
}

/** Codes only: messages may repeat a token or an address. */
function codeOf(error: unknown, { code }: Cause): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  return code ?? 'connection-failed';
}
