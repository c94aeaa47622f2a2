import type { VendorFailure } from '#domain/ports/connector.ts';
import { sendRequest } from '../http/send-request.ts';
import type { Answer, ApiRequest } from '../http/send-request.ts';
import type { TransportFailure } from '../http/transport-failure.ts';
import { NO_TIME_LEFT } from './token-source.ts';
import type { AccessToken, TokenSource } from './token-source.ts';

/** What came back, and as whom it was asked. */
export interface Reply extends Answer {
  readonly userId: string | undefined;
}

export interface Access {
  readonly tokens: TokenSource;
  /** Ms since 1970. */
  readonly now: () => number;
}

type Request = Omit<ApiRequest, 'token'>;

/**
 * Sends a request with a token. If the system refuses the token (401), another is looked for once: a read is sent again
 * with it; a write is not, because one plan is one request, and says that nothing was written. Without another token the
 * system's own 401 is the answer. All of it shares the time until `until`: no request may outlive whoever waits.
 */
export async function sendAuthorised(
  access: Access,
  request: Request,
  until: number,
): Promise<Reply | VendorFailure> {
  const { tokens } = access;
  const token = await tokens.get(until);
  if (token.kind !== 'token') return token;
  const reply = await sendWith(access, token, request, until);
  if (!isRefused(reply)) return reply;
  const other = await tokens.get(until);
  if (other.kind !== 'token') return other;
  if (other.value === token.value) return reply;
  if (request.method === 'GET') return sendWith(access, other, request, until);
  return { kind: 'refused', because: 'token-expired', permanent: false };
}

async function sendWith(
  { tokens, now }: Access,
  token: AccessToken,
  request: Request,
  until: number,
): Promise<Reply | VendorFailure> {
  const timeoutMs = until - now();
  if (timeoutMs <= 0) return NO_TIME_LEFT;
  const answer = await sendRequest({ ...request, token: token.value }, timeoutMs);
  if (answer.kind !== 'answered') return notAnswered(answer);
  const reply = { ...answer, userId: token.userId };
  if (isRefused(reply)) await tokens.refused(token);
  return reply;
}

function notAnswered({ kind, because }: TransportFailure): VendorFailure {
  return kind === 'refused' ? { kind, because, permanent: false, isUnreachable: true } : { kind, because };
}

function isRefused(reply: Reply | VendorFailure): boolean {
  return reply.kind === 'answered' && reply.status === 401;
}
