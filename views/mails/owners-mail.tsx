import { oneLine } from '../one-line.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { Told } from '../texts/told.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainText } from './plain-text.ts';

/** What every mail needs to know that tells whoever had accepted what became of it since. */
export type OwnersMailProps = {
  readonly whatTitle: string;
  readonly systemName: string;
  readonly recordUrl: string | undefined;
  readonly recipientName: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

/** What this one tells, and of which contract. */
type Telling = { readonly subject: string; readonly told: Told; readonly contractTitle: string };

/** Tells whoever had accepted what became of it since, with a way to the record; there is nothing to answer. */
export function ownersMail(
  { subject: line, told: { title, paragraphs }, contractTitle }: Telling,
  { systemName, recordUrl, recipientName, ownPage, reader }: OwnersMailProps,
): Mail {
  const texts = offerTextsFor(reader.locale);
  const subject = oneLine(line);
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
        <Remark>{contractTitle}</Remark>
        <Remark>{texts.personal(recipientName)}</Remark>
      </>
    ),
  });
  const record = url === undefined ? [] : [`${label}:`, url];
  const text = plainText([
    [title, ...paragraphs],
    record,
    ...plainWayToOwnPage({ ownPage, texts }),
    [contractTitle, texts.personal(recipientName)],
  ]);
  return { subject, html, text };
}
