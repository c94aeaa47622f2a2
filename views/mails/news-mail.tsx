import { oneLine } from '../one-line.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import { newsTextsFor } from '../texts/texts-for.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainText } from './plain-text.ts';

/** What has happened to something that the reader handed over. */
export type News = 'requested' | 'accepted' | 'moved' | 'verified' | 'taken-back' | 'cancelled';

/** A giver's mail: `link` leads to where it stands, whenever it is opened; `ownPage` to all that they handed over. */
export type NewsMailProps = {
  readonly news: News;
  /** Who is asked, or who accepted; nobody is asked yet without one. */
  readonly name: string | undefined;
  readonly whatTitle: string;
  readonly contractTitle: string;
  readonly recipientName: string;
  readonly link: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

/** Tells a giver what has happened, with one link to look and nothing to do. */
export function newsMail(props: NewsMailProps): Mail {
  const texts = newsTextsFor(props.reader.locale);
  const { news, name, whatTitle, contractTitle, recipientName, link, ownPage } = props;
  const { headline, sentence } = texts.news.told(news, whatTitle, name);
  const remarks = [texts.news.why(contractTitle), texts.news.nothingToDo, texts.personal(recipientName)];
  const html = mailHtml({
    texts,
    title: headline,
    preheader: sentence,
    children: (
      <>
        <Heading>{headline}</Heading>
        <Paragraph>{sentence}</Paragraph>
        <Action href={link} label={texts.news.open} />
        <WayToOwnPage ownPage={ownPage} texts={texts} />
        <Line />
        {remarks.map((remark) => (
          <Remark>{remark}</Remark>
        ))}
      </>
    ),
  });
  const text = plainText([
    [headline, sentence],
    [`${texts.news.open}:`, link],
    ...plainWayToOwnPage({ ownPage, texts }),
    remarks,
  ]);
  return { subject: oneLine(headline), html, text };
}
