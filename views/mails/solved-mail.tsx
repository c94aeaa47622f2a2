import { oneLine } from '../one-line.ts';
import type { Solved } from '../pages/decision-outcome.ts';
import type { Reader } from '../reader.ts';
import { incidentMailTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Paragraph } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainText } from './plain-text.ts';

/** The last word of an incident that an act outside has ended, to whoever was told of it; there is nothing to press in it. */
export function solvedMail(solved: Solved, reader: Reader): Mail {
  const texts = incidentMailTextsFor(reader.locale);
  const { system, at } = solved;
  const waited = texts.incident.waitingCount(solved);
  const subject = oneLine(texts.incidentMail.solvedSubject(system, waited));
  const sentence = texts.incident.solved.sentence(system, longTime(at, reader), waited);
  const html = mailHtml({
    texts,
    title: subject,
    preheader: sentence,
    children: (
      <>
        <Heading>{texts.incident.solved.title}</Heading>
        <Paragraph>{sentence}</Paragraph>
      </>
    ),
  });
  return { subject, html, text: plainText([[texts.incident.solved.title, sentence]]) };
}
