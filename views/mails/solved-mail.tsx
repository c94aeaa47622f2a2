import type { OwnPage } from '../own-page.ts';
import type { Solved } from '../pages/decision-outcome.ts';
import type { Reader } from '../reader.ts';
import { solvedWords } from '../solved-words.ts';
import { textsFor } from '../texts/texts-for.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainText } from './plain-text.ts';

interface SolvedMailProps {
  readonly solved: Solved;
  readonly recipientName: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
}

/** The last word of an incident that an act outside has ended, to whoever was told of it; there is nothing to decide. */
export function solvedMail({ solved, recipientName, ownPage, reader }: SolvedMailProps): Mail {
  const texts = textsFor(reader.locale);
  const { title, subject, sentence } = solvedWords(solved, reader);
  const html = mailHtml({
    texts,
    title: subject,
    preheader: sentence,
    children: (
      <>
        <Heading>{title}</Heading>
        <Paragraph>{sentence}</Paragraph>
        <WayToOwnPage ownPage={ownPage} texts={texts} />
        <Line />
        <Remark>{texts.personal(recipientName)}</Remark>
      </>
    ),
  });
  const text = plainText([
    [title, sentence],
    ...plainWayToOwnPage({ ownPage, texts }),
    [texts.personal(recipientName)],
  ]);
  return { subject, html, text };
}
