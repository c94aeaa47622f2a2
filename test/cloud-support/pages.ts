import { askAgain } from './ask-again.ts';
import type { OfferMail } from './mails.ts';

const NONCE = /name="nonce" value="([^"]+)"|value="([^"]+)" name="nonce"/;

const SHOWN = /name="shown" value="(\d+)"/;

/** A page as a browser without JavaScript gets it. */
export interface SeenPage {
  readonly status: number;
  readonly body: string;
  readonly nonce: string | undefined;
}

export async function openPage(link: string, method: 'GET' | 'HEAD' = 'GET'): Promise<SeenPage> {
  return pageOf(await askAgain(() => fetch(link, { method })));
}

/** Opens the page and sends its form back with these fields. */
export async function sendForm(link: string, fields: Readonly<Record<string, string>>): Promise<SeenPage> {
  const { nonce = '', body } = await openPage(link);
  const [, shown] = SHOWN.exec(body) ?? [];
  return postForm(link, { nonce, ...(shown === undefined ? {} : { shown }), ...fields });
}

const CLICKS = 5;

/**
 * Sends the form of a page that is open already, with its nonce among the fields. Whoever sees that it did not work
 * (a busy machine) clicks again.
 */
export async function postForm(link: string, fields: Readonly<Record<string, string>>): Promise<SeenPage> {
  for (let click = 1; ; click += 1) {
    const page = await pageOf(
      await askAgain(() => fetch(link, { method: 'POST', body: new URLSearchParams({ ...fields }) })),
    );
    if (page.status < 500 || click === CLICKS) return page;
  }
}

async function pageOf(answer: Response): Promise<SeenPage> {
  const body = await answer.text();
  const nonce = NONCE.exec(body)?.slice(1).find(Boolean);
  return { status: answer.status, body, nonce };
}

export const accept = ({ link, code }: Pick<OfferMail, 'link' | 'code'>): Promise<SeenPage> =>
  sendForm(link, { code, answer: 'accept' });

export const decline = ({ link, code }: Pick<OfferMail, 'link' | 'code'>): Promise<SeenPage> =>
  sendForm(link, { code, answer: 'decline', 'decline-reason': 'no-time', 'decline-note': 'On leave.' });

export const sendBack = ({ link, code }: Pick<OfferMail, 'link' | 'code'>): Promise<SeenPage> =>
  sendForm(link, { code, answer: 'return', 'return-reason': 'incomplete', missing: 'company' });

/** Decides on the page behind a link. */
export const decide = (
  { link, code }: Pick<OfferMail, 'link' | 'code'>,
  fields: Readonly<Record<string, string>>,
): Promise<SeenPage> => sendForm(link, { code, reason: 'A test decides.', ...fields });
