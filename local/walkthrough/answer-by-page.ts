import { readMessages } from '../inbox/messages.ts';
import type { Mail } from '../inbox/messages.ts';
import { StepFailed, waitFor } from './step.ts';

const OFFER_LINK = /https?:\/\/\S+\/offers\/[0-9a-f]{64}/;
const CODE = /^\D*code\D*(\d{2})$/im;
const NONCE = /name="nonce" value="([^"]+)"/;

/** The mail of an offer with its link and its code, as its reader finds them. */
export interface OfferInHand {
  readonly link: string;
  readonly code: string;
}

/** Waits for the mail of an offer that came after `since` to one person. */
export async function findOffer(
  endpoint: string,
  to: string,
  since: Date,
  withinSeconds: number,
): Promise<OfferInHand> {
  return waitFor('mail', withinSeconds, async () => {
    const mails = (await readMessages(endpoint)).filter((mail) => mail.to.includes(to) && mail.at >= since);
    return mails.map(offerIn).find((offer) => offer !== undefined) ?? `no offer came to ${to}`;
  });
}

function offerIn({ text }: Mail): OfferInHand | undefined {
  const link = OFFER_LINK.exec(text)?.[0];
  const code = CODE.exec(text)?.[1];
  return link === undefined || code === undefined ? undefined : { link, code };
}

/** Opens the page behind a link and accepts, over HTTP as a browser would. @throws {StepFailed} */
export async function acceptByPage({ link, code }: OfferInHand): Promise<void> {
  const page = await fetch(link);
  const body = await page.text();
  const nonce = NONCE.exec(body)?.[1];
  if (page.status !== 200 || nonce === undefined)
    throw new StepFailed('page', `the page answered ${String(page.status)}`);
  const form = new URLSearchParams({ nonce, code, answer: 'accept' });
  const answer = await fetch(link, { method: 'POST', body: form });
  if (answer.status !== 200) throw new StepFailed('answer', `the page answered ${String(answer.status)}`);
}
