import type { Mail } from '#domain/ports/platform.ts';
import { PUBLIC_BASE_URL } from './lambdas.ts';
import type { LambdaName } from './lambdas.ts';
import type { Stage } from './stage.ts';
import type { WebAnswer } from './web.ts';
import { call } from './web.ts';

export const MAYA_MAIL = 'maya.chen@example.com';
export const PRIYA_MAIL = 'priya.nair@example.com';
export const JONAS_MAIL = 'jonas.weber@example.com';
export const LENA_MAIL = 'lena.fischer@example.com';
export const TOM_MAIL = 'tom.okafor@example.com';
export const OPS_MAIL = 'ops@example.com';

/** The mails to one address, the oldest first. */
export function mailsTo({ world }: Stage, address: string, kind?: string): readonly Mail[] {
  return world.mails.filter(({ to, tags }) => to === address && (kind === undefined || tags.kind === kind));
}

/** A link with what is needed to use it. */
export interface InHand {
  readonly lambda: LambdaName;
  readonly token: string;
  readonly code: string;
  /** For a Lambda that serves several pages. */
  readonly path?: string;
}

const PAGES: Readonly<Record<string, LambdaName>> = {
  offers: 'answer-offer',
  decisions: 'decide-incident',
  incidents: 'tend-incidents',
  me: 'show-my-work',
  following: 'follow-handoff',
};

/** What a reader finds in a mail. */
export function inHand(mail: Mail | undefined): InHand {
  const text = mail?.text ?? '';
  const [, page = '', token = ''] =
    new RegExp(`${PUBLIC_BASE_URL}/(offers|decisions|me|following)/(\\w+)`).exec(text) ?? [];
  if (token === '') throw new Error('there is no such mail, or no link in it');
  const code = /^\D*code\D*(\d{2})$/im.exec(text)?.[1] ?? '';
  return { lambda: PAGES[page] ?? 'decide-incident', token, code };
}

/** The newest offer to an address. */
export function offerTo(stage: Stage, address = MAYA_MAIL): InHand {
  return inHand(mailsTo(stage, address, 'offer').at(-1));
}

/** The newest word of an incident to an address. */
export function decisionTo(stage: Stage, address = LENA_MAIL): InHand {
  return inHand(mailsTo(stage, address).findLast(({ tags }) => tags.kind?.startsWith('incident')));
}

export async function look(
  stage: Stage,
  { lambda, token, path = '/' }: Pick<InHand, 'lambda' | 'token' | 'path'>,
  method: 'GET' | 'HEAD' = 'GET',
): Promise<WebAnswer> {
  return call(stage, lambda, { method, path, pathParameters: { token } });
}

const NONCE = /name="nonce" value="([^"]+)"|value="([^"]+)" name="nonce"/;

/** Sends a form from a page that was fetched before, as a browser does. */
export async function send(
  stage: Stage,
  link: InHand,
  form: Readonly<Record<string, string>>,
): Promise<WebAnswer> {
  const page = await look(stage, link);
  if (page.status >= 500) return page;
  const shown = shownIn(page.body);
  const hidden = { nonce: nonceIn(page.body), ...(shown === '' ? {} : { shown }) };
  return post(stage, link, { ...hidden, code: link.code, ...form });
}

/** What a page's form brings back; the empty text when there is no form. */
export function nonceIn(page: string): string {
  const [, one, other] = NONCE.exec(page) ?? [];
  return one ?? other ?? '';
}

/** Up to where a decision's page shows its incident, as its form says; the empty text when there is no such form. */
export function shownIn(page: string): string {
  return /name="shown" value="(\d+)"/.exec(page)?.[1] ?? '';
}

export async function post(
  stage: Stage,
  { lambda, token, path = '/' }: InHand,
  form: Readonly<Record<string, string>>,
): Promise<WebAnswer> {
  const body = new URLSearchParams(form).toString();
  return call(stage, lambda, { method: 'POST', path, pathParameters: { token }, body });
}

/** Sends a form, and once more each time when the page itself was down. */
export async function sendUntilAnswered(
  stage: Stage,
  link: InHand,
  form: Readonly<Record<string, string>>,
): Promise<WebAnswer> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await send(stage, link, form);
    if (answer.status < 500) return answer;
  }
  throw new Error('the page was never there');
}

/** Maya accepts the newest offer, and all that follows at once follows. */
export async function accept(stage: Stage, link: InHand = offerTo(stage)): Promise<WebAnswer> {
  const answer = await sendUntilAnswered(stage, link, { answer: 'accept' });
  await stage.run();
  return answer;
}

export async function decline(stage: Stage, link: InHand = offerTo(stage)): Promise<WebAnswer> {
  const form = { answer: 'decline', 'decline-reason': 'no-time' };
  const answer = await sendUntilAnswered(stage, link, form);
  await stage.run();
  return answer;
}

/** Decides an incident on its page. */
export async function decide(
  stage: Stage,
  form: Readonly<Record<string, string>>,
  link: InHand = decisionTo(stage),
): Promise<WebAnswer> {
  const answer = await sendUntilAnswered(stage, link, { reason: 'because I say so', ...form });
  await stage.run();
  return answer;
}

/** From now on they are in the directory as one who has left. */
export function leavesTeam(stage: Stage, person: string): void {
  const { directory } = stage.bundle;
  const people = directory.people.map((one) => (one.id === person ? { ...one, isActive: false } : one));
  stage.bundle = { ...stage.bundle, directory: { ...directory, people } };
}
