import { readMessages } from '#local/inbox/messages.ts';
import type { Mail } from '#local/inbox/messages.ts';
import { askAgain } from './ask-again.ts';
import type { TestCloud } from './test-cloud.ts';
import { untilSome } from './until.ts';

const OFFER_LINK = /https?:\/\/\S+\/offers\/[0-9a-f]{64}/;
const DECISION_LINK = /https?:\/\/\S+\/decisions\/[0-9a-f]{64}/;
const CODE = /^\D*code\D*(\d{2})$/im;

/** The mail of an offer, with what its reader needs to answer. */
export interface OfferMail {
  readonly mail: Mail;
  readonly link: string;
  readonly code: string;
}

/** The mail of an incident, with what its reader needs to decide. */
export type IncidentMail = OfferMail;

/** All mails to a person that say all of this, the newest first. */
export async function mailsTo(
  { endpoint }: TestCloud,
  to: string,
  ...saying: readonly string[]
): Promise<readonly Mail[]> {
  const mails = await askAgain(() => readMessages(endpoint));
  return mails.filter((mail) => {
    const text = `${mail.subject}\n${mail.text}`;
    return mail.to.includes(to) && saying.every((phrase) => text.includes(phrase));
  });
}

/** The offers that somebody got about one thing, the newest first. */
export async function offersTo(cloud: TestCloud, to: string, about: string): Promise<readonly OfferMail[]> {
  return (await mailsTo(cloud, to, about)).flatMap((mail) => offerIn(mail) ?? []);
}

/** What a mail offers, if it does. */
export function offerIn(mail: Mail): OfferMail | undefined {
  return linkIn(mail, OFFER_LINK);
}

/** What a mail asks to decide, if it does. */
export function decisionIn(mail: Mail): IncidentMail | undefined {
  return linkIn(mail, DECISION_LINK);
}

function linkIn(mail: Mail, pattern: RegExp): OfferMail | undefined {
  const link = pattern.exec(mail.text)?.[0];
  const code = CODE.exec(mail.text)?.[1];
  return link === undefined || code === undefined ? undefined : { mail, link, code };
}

/** Waits for the offer that somebody gets about one thing; `nth` counts from the oldest. */
export async function offerTo(cloud: TestCloud, to: string, about: string, nth = 1): Promise<OfferMail> {
  return untilSome(`offer ${String(nth)} of ${about} to ${to}`, 40, async () =>
    (await offersTo(cloud, to, about)).at(-nth),
  );
}

/** Waits for the mail with which somebody is asked to decide about this: told within a minute. */
export async function incidentMailTo(
  cloud: TestCloud,
  to: string,
  ...saying: readonly string[]
): Promise<IncidentMail> {
  return untilSome(`a decision about ${saying.join(', ')} asked of ${to}`, 60, async () => {
    return (await mailsTo(cloud, to, ...saying)).flatMap((mail) => decisionIn(mail) ?? [])[0];
  });
}
