import { html, type Html } from './html.ts';
import type { Mail } from './messages.ts';

const page = (title: string, main: Html, head: Html = html``): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
        ${head}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`.text;

const pathOf = (mail: Mail): string => `/messages/${encodeURIComponent(mail.id)}`;

/** In the zone of this machine, and which that is: the mails name their deadlines in those of their readers. */
const time = ({ at }: Mail): Html =>
  html`<time datetime="${at.toISOString()}">${at.toLocaleString('en-GB', SHORT_WITH_ZONE)}</time>`;

const SHORT_WITH_ZONE: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};

const row = (mail: Mail): Html =>
  html`<li>
    <a href="${pathOf(mail)}">
      <div class="subject">${mail.subject}</div>
      <div class="about">To ${mail.to.join(', ')} · ${time(mail)}</div>
    </a>
  </li>`;

/** All mails, one row each; shows new ones as they come. */
export const listPage = (mails: readonly Mail[]): string =>
  page(
    'Inbox',
    html`<h1>Inbox</h1>
      ${
        mails.length === 0
          ? html`<p>No mail yet.</p>`
          : html`<ol>
              ${mails.map(row)}
            </ol>`
      }`,
    html`<script src="/refresh.js" defer></script>`,
  );

/** A mail's HTML cannot run scripts here; its links open in a new tab that can. */
const htmlPart = (mail: Mail): Html =>
  html`<iframe
    title="The mail"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    src="${pathOf(mail)}/html"
  ></iframe>`;

/** One mail: what its reader sees, then its text part. */
export const mailPage = (mail: Mail): string =>
  page(
    mail.subject,
    html`<p><a href="/">Inbox</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>Sent</dt>
        <dd>${time(mail)}</dd>
      </dl>
      ${mail.html === '' ? html`` : htmlPart(mail)}
      <h2>Text part</h2>
      <pre>${mail.text}</pre>`,
  );

/** The mail's own HTML, its links aimed at a new tab. A `<base>` counts wherever the parser puts it: in the head. */
export const mailDocument = (mail: Mail): string => {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(mail.html);
  if (head === null) return base + mail.html;
  const end = head.index + head[0].length;
  return mail.html.slice(0, end) + base + mail.html.slice(end);
};

export const notFoundPage = (): string =>
  page(
    'Not found',
    html`<h1>There is no such mail</h1>
      <p><a href="/">Inbox</a></p>`,
  );

export const unreachablePage = (): string =>
  page(
    'Inbox',
    html`<h1>Inbox</h1>
      <p>The local cloud does not answer.</p>`,
  );
