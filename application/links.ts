import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AnsweringLink } from '#domain/ports/side-items.ts';
import type { Ports } from './ports.ts';

/** A form is good for an hour after its page was shown. */
const NONCE_LIFE_MS = 60 * 60 * 1000;

/** 256 random bits that only the recipient of one message holds. */
export function newLinkToken(ports: Pick<Ports, 'newId'>): string {
  return `${ports.newId()}${ports.newId()}`;
}

/** What is kept of a link's token: enough to recognise it, nothing to use it by. */
export function linkHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Two digits that stand in the message and are asked for on the page: a machine that only follows links has none. */
export function newCode(ports: Pick<Ports, 'random'>): string {
  return String(Math.floor(ports.random() * 100)).padStart(2, '0');
}

/** What is wrong with the code that a form brought: it has to be that of its own message, if that has one. */
export function codeProblem(
  { code }: { readonly code?: string | undefined },
  given: string | undefined,
): 'no-code' | 'wrong-code' | undefined {
  if (code === undefined) return undefined;
  const digits = given?.trim() ?? '';
  if (digits === '') return 'no-code';
  return digits === code ? undefined : 'wrong-code';
}

/** What a page's form must bring back: proof that this page was fetched through this link, and when. */
export function newNonce({ nonceKey }: Pick<AnsweringLink, 'nonceKey'>, now: string): string {
  const issued = String(Date.parse(now));
  return `${issued}.${sign(nonceKey, issued)}`;
}

/** Whether a nonce is one of ours and not too old. */
export function isFreshNonce(
  { nonceKey }: Pick<AnsweringLink, 'nonceKey'>,
  nonce: string,
  now: string,
): boolean {
  const [issued = '', signature = ''] = nonce.split('.');
  const expected = Buffer.from(sign(nonceKey, issued));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const age = Date.parse(now) - Number(issued);
  return age >= 0 && age <= NONCE_LIFE_MS;
}

function sign(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
