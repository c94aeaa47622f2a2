import type { HttpRequest, HttpSystem } from '#domain/contract/http-system.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { classifyAnswer, errorWithin } from './classify-answer.ts';
import { namedIn } from './named-in.ts';
import { requestOf } from './request-of.ts';
import type { About } from './request-of.ts';
import { sendDirectly } from './send-directly.ts';
import type { DirectAnswer, Reach } from './send-directly.ts';

/** Where a system is, and as whom it is asked. */
export interface HttpAccess extends Pick<Reach, 'reach'> {
  readonly baseUrl: string;
  /** The header that carries the secret, and the word before it, which may be empty. */
  readonly header: string;
  readonly scheme: string;
  /** Undefined while nobody has set it. Its errors are passed on. */
  readonly secret: () => Promise<string | undefined>;
  /** Until when there is time, in ms since 1970: none may outlive whoever waits. */
  readonly until: number;
  readonly now: () => number;
}

/** Sends exactly one request of a description; the value is the whole answer, without the errors that it may name. */
export async function ask(
  system: HttpSystem,
  access: HttpAccess,
  request: HttpRequest,
  about: About,
): Promise<VendorAnswer<DirectAnswer>> {
  const secret = (await access.secret())?.trim();
  if (secret === undefined || !/^[\x21-\x7e]+$/.test(secret)) return { kind: 'unauthorised' };
  const timeoutMs = access.until - access.now();
  if (timeoutMs <= 0) return { kind: 'refused', because: 'no-time-left', permanent: false };
  const prepared = requestOf(system, request, access.baseUrl, about);
  if ('because' in prepared) return { kind: 'refused', permanent: true, ...prepared };
  const headers = { ...carried(system, about), [access.header.toLowerCase()]: credential(access, secret) };
  const named = namedIn(system, request, access.baseUrl);
  const answer = await sendDirectly({ ...prepared, headers, named }, { timeoutMs, reach: access.reach });
  switch (answer.kind) {
    case 'unknown':
      return { kind: 'unknown', because: answer.because };
    case 'refused':
      return { kind: 'refused', because: answer.because, permanent: false, ...unreachable(answer.because) };
    case 'answered':
      return judged(system, answer, access.now());
  }
}

/** What Baton itself would not send says nothing of the system: it is a slip in the description, and is told as one. */
function unreachable(because: string): { readonly isUnreachable?: true } {
  return OUR_OWN.has(because) ? {} : { isUnreachable: true };
}

const OUR_OWN: ReadonlySet<string> = new Set(['ADDRESS_NOT_PUBLIC', 'NOT_HTTPS']);

function judged(system: HttpSystem, answer: DirectAnswer, now: number): VendorAnswer<DirectAnswer> {
  const { status, json, text } = answer;
  if (status !== 200 && status !== 201 && status !== 204) return classifyAnswer(answer, system, now);
  if (json === undefined && text.trim() !== '') return { kind: 'unknown', because: 'unreadable-answer' };
  return errorWithin(system, json) ?? { kind: 'ok', value: answer };
}

function credential({ scheme }: HttpAccess, secret: string): string {
  return scheme === '' ? secret : `${scheme} ${secret}`;
}

/** What goes along with a write. A word that no header can carry stays at home. */
function carried(
  { idempotencyHeader, correlationHeader }: HttpSystem,
  { call }: About,
): Readonly<Record<string, string>> {
  const parts = [
    [idempotencyHeader, call?.idempotencyKey],
    [correlationHeader, call?.correlationId],
  ] as const;
  const fit = parts.flatMap(([name, value]) =>
    name === undefined || value === undefined || !/^[\x21-\x7e]+$/.test(value)
      ? []
      : [[name.toLowerCase(), value] as const],
  );
  return Object.fromEntries(fit);
}
