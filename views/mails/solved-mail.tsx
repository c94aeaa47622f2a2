import type { Solved } from '../pages/decision-outcome.ts';
import type { Reader } from '../reader.ts';
import { solvedWords } from '../solved-words.ts';
import { textsFor } from '../texts/texts-for.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Paragraph } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainText } from './plain-text.ts';

/** The last word of an incident that an act outside has ended, to whoever was told of it; there is nothing to press in it. */
export function solvedMail(solved: Solved, reader: Reader): Mail {
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
      </>
    ),
  });
  return { subject, html, text: plainText([[title, sentence]]) };
}
