import type { Reader } from '../reader.ts';
import { workTextsFor } from '../texts/texts-for.ts';
import { MailMe } from './my-page.tsx';
import { messagePage } from './message-page.tsx';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

/** Every link to somebody's own page was ended by them, this one among them. */
export function endedLinksPage({ locale }: Pick<Reader, 'locale'>): Page {
  const texts = workTextsFor(locale);
  return messagePage({ status: 200, texts, ...texts.mine.linksEnded });
}

/** A link to somebody's own page that has ended, and the way to a new one; with `isMailed` one was asked for. */
export function expiredPersonalPage(nonce: string, isMailed: boolean, reader: Reader): Page {
  const texts = workTextsFor(reader.locale);
  const { title, paragraphs } = texts.mine.expired;
  return renderPage({
    status: isMailed ? 200 : 410,
    texts,
    title,
    children: (
      <section class="card">
        <h1>{title}</h1>
        {(isMailed ? [texts.mine.mailed] : paragraphs).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        {isMailed ? null : <MailMe nonce={nonce} label={texts.mine.mailMeOne} />}
      </section>
    ),
  });
}
