import type { VendorFailure } from '#domain/ports/connector.ts';
import * as z from 'zod';
import { headerText } from '#domain/ports/grants.ts';
import { retryAfterSeconds } from '../http/retry-after.ts';
import { sendRequest } from '../http/send-request.ts';
import type { Answer } from '../http/send-request.ts';
import { NO_TIME_LEFT } from './token-source.ts';

/**
 * What a token endpoint answers, by RFC 6749 (section 5.1) and each vendor's own additions: HubSpot names the account and
 * lists the scopes, Salesforce ends `id` in the user's id and has no `expires_in`, Asana tells the user under `data`.
 */
const tokenAnswerSchema = z.object({
  access_token: headerText,
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  scope: z.string().optional().catch(undefined),
  scopes: z.array(z.string()).optional().catch(undefined),
  id: z.string().optional().catch(undefined),
  hub_id: z.number().optional().catch(undefined),
  instance_url: z.string().optional().catch(undefined),
  data: z.object({ gid: z.string(), name: z.string().optional() }).optional().catch(undefined),
});
export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;

/** Salesforce and RFC 6749 name the error; HubSpot's own form has a category, or a status and a message. */
const errorSchema = z.union([
  z.object({ error: z.string() }),
  z.object({ category: z.string() }).transform(({ category }) => ({ error: category })),
  z.object({ status: z.string(), message: z.string() }).transform(({ status }) => ({ error: status })),
]);

/** A new token may be asked for only so often; no page says how often, and an answer need not either. */
const LIMIT_SECONDS = 900;

/** How a token was asked for. */
export interface TokenRequest {
  readonly url: URL;
  readonly form: Readonly<Record<string, string>>;
  /** What is left of the time of the call that needs it. */
  readonly timeoutMs: number;
}

/**
 * Asks a token endpoint, by one request. Whatever goes wrong, nothing was sent to the system itself. 'unauthorised': it
 * refuses the app, its user, the consent or the code; `because` is its own word for it, for a person who is there.
 */
export async function askForToken({
  url,
  form,
  timeoutMs,
}: TokenRequest): Promise<{ readonly kind: 'given'; readonly token: TokenAnswer } | TokenRefusal> {
  if (timeoutMs <= 0) return NO_TIME_LEFT;
  const body = new URLSearchParams(form);
  const answer = await sendRequest({ method: 'POST', url, body, isForToken: true }, timeoutMs);
  if (answer.kind !== 'answered') return notGiven(answer.because);
  const token = answer.status === 200 ? tokenAnswerSchema.safeParse(answer.json).data : undefined;
  return token === undefined ? refusalIn(answer) : { kind: 'given', token };
}

export type TokenRefusal = Extract<VendorFailure, { readonly because: string }> | Unauthorised;
interface Unauthorised {
  readonly kind: 'unauthorised';
  readonly because: string;
}

/** Without the word, which is for whoever consents: in a handoff nobody is there to read it. */
export function plainly(refusal: TokenRefusal): VendorFailure {
  return refusal.kind === 'unauthorised' ? { kind: 'unauthorised' } : refusal;
}

function refusalIn({ status, json, headers }: Answer): TokenRefusal {
  const { error } = errorSchema.safeParse(json).data ?? {};
  if (status === 429 || error === 'rate_limit_exceeded')
    return {
      kind: 'deferred',
      because: 'TOKEN_LIMIT',
      afterSeconds: retryAfterSeconds(headers) ?? LIMIT_SECONDS,
    };
  if (error === undefined || ![400, 401, 403].includes(status)) return notGiven(`http-${status}`);
  return { kind: 'unauthorised', because: error };
}

function notGiven(because: string): VendorFailure & { readonly kind: 'refused' } {
  return { kind: 'refused', because: `no-token: ${because}`, permanent: false, isUnreachable: true };
}
