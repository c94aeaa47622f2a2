import * as z from 'zod';
import { sendRequest } from '../http/send-request.ts';
import type { Answer } from '../http/send-request.ts';
import type { Refusal } from './classify-refusal.ts';

/** What stands in the secret: the consumer key and secret of the app that runs as Baton's own user. */
const credentialsSchema = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/** Only what can be sent in a header is a token; `id` is an address that ends in the user's id. */
const mintedSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  id: z.string().optional().catch(undefined),
});
const refusedSchema = z.object({ error: z.string() });

/** A new token may be asked for only so often; the page of errors does not say how often. */
const MINT_LIMIT_SECONDS = 900;

/** The time of a call was up before its request was sent. */
export const NO_TIME_LEFT: Refusal = { kind: 'refused', because: 'no-time-left', permanent: false };

/** An access token, and whose it is, if the answer said so. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly userId: string | undefined;
}

export interface MintRequest {
  /** The org's own domain. */
  readonly domainUrl: string;
  /** The secret's text; undefined while nobody has set it. */
  readonly credentials: string | undefined;
  /** What is left of the time of the call that needs it. */
  readonly timeoutMs: number;
}

/**
 * Asks for an access token by the OAuth client credentials flow. Whatever goes wrong, nothing was written: 'unauthorised'
 * if the app or its user is refused or not set up. Source: Salesforce Help (OAuth 2.0 client credentials flow, errors).
 */
export async function mintToken(request: MintRequest): Promise<AccessToken | Refusal> {
  const credentials = credentialsSchema.safeParse(parseJson(request.credentials ?? ''));
  if (!credentials.success) return { kind: 'unauthorised' };
  if (request.timeoutMs <= 0) return NO_TIME_LEFT;
  const { clientId, clientSecret } = credentials.data;
  const answer = await sendRequest(
    {
      method: 'POST',
      url: new URL(`${request.domainUrl.replace(/\/+$/, '')}/services/oauth2/token`),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    },
    request.timeoutMs,
  );
  return answer.kind === 'answered' ? tokenIn(answer) : notMinted(answer.because);
}

function tokenIn({ status, json }: Answer): AccessToken | Refusal {
  const minted = status === 200 ? mintedSchema.safeParse(json).data : undefined;
  if (minted !== undefined) {
    return {
      kind: 'token',
      value: minted.access_token,
      userId: /\/(005\w{12,15})$/.exec(minted.id ?? '')?.[1],
    };
  }
  const { error } = refusedSchema.safeParse(json).data ?? {};
  if (error === undefined || ![400, 401, 403].includes(status)) return notMinted(`http-${status}`);
  return error === 'rate_limit_exceeded'
    ? { kind: 'deferred', because: 'TOKEN_LIMIT', afterSeconds: MINT_LIMIT_SECONDS }
    : { kind: 'unauthorised' };
}

/** The request itself was never sent. */
function notMinted(because: string): Refusal {
  return { kind: 'refused', because: `no-token: ${because}`, permanent: false, isUnreachable: true };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
