import { oneLine } from '../one-line.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { TakenBack } from '../taken-back.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainText } from './plain-text.ts';

/** The mail to whoever had accepted what was taken back. */
export type TakenBackMailProps = {
  readonly takenBack: TakenBack;
  readonly whatTitle: string;
  readonly systemName: string;
  readonly recordUrl: string | undefined;
  readonly recipientName: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

/** Tells whoever had accepted what was taken back, where, why and by whom; there is nothing to answer. */
export function takenBackMail({
  takenBack,
  whatTitle,
  systemName,
  recordUrl,
  recipientName,
  ownPage,
  reader,
}: TakenBackMailProps): Mail {
  const texts = offerTextsFor(reader.locale);
  const subject = oneLine(texts.takenBack.subject(whatTitle));
  const { title, paragraphs } = texts.takenBack.told(whatTitle, takenBack, (at) => longTime(at, reader));
  const url = webLink(recordUrl);
  const label = texts.offer.openRecord(systemName);
  const html = mailHtml({
    texts,
    title: subject,
    preheader: paragraphs[0] ?? '',
    children: (
      <>
        <Heading>{title}</Heading>
        {paragraphs.map((paragraph) => (
          <Paragraph>{paragraph}</Paragraph>
        ))}
        {url === undefined ? null : (
          <Paragraph>
            <a class="link" href={url} style={styles.link}>
              {label}
            </a>
          </Paragraph>
        )}
        <WayToOwnPage ownPage={ownPage} texts={texts} />
        <Line />
        <Remark>{takenBack.contractTitle}</Remark>
        <Remark>{texts.personal(recipientName)}</Remark>
      </>
    ),
  });
  const record = url === undefined ? [] : [`${label}:`, url];
  const text = plainText([
    [title, ...paragraphs],
    record,
    ...plainWayToOwnPage({ ownPage, texts }),
    [takenBack.contractTitle, texts.personal(recipientName)],
  ]);
  return { subject, html, text };
}
