import type { Reader } from '../reader.ts';
import { workTextsFor } from '../texts/texts-for.ts';
import { timeAndDistance } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Code, Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainText } from './plain-text.ts';

/** An offer that waits, with a link of its own; `acceptBy` is an ISO instant. */
export type WaitingLink = {
  readonly whatTitle: string;
  readonly giverName: string;
  readonly acceptBy: string;
  readonly link: string;
};

/** The mail that somebody asked for: the link to their page, and one to each offer; `code` serves them all. */
export type PersonalMailProps = {
  readonly link: string;
  readonly waiting: readonly WaitingLink[];
  readonly code: string;
  readonly recipientName: string;
  readonly reader: Reader;
};

/** Brings somebody the links to their own work. */
export function personalMail({ link, waiting, code, recipientName, reader }: PersonalMailProps): Mail {
  const texts = workTextsFor(reader.locale);
  const { mail } = texts.mine;
  const { personal } = texts;
  const told = waiting.map(({ whatTitle, giverName, acceptBy, link: own }) => ({
    title: mail.offer(giverName, whatTitle),
    by: `${texts.mine.acceptBy} ${timeAndDistance(acceptBy, reader)}`,
    link: own,
  }));
  const waits = told.length === 0 ? mail.nothingWaits : mail.waits;
  const html = mailHtml({
    texts,
    title: mail.subject,
    preheader: mail.sentence,
    children: (
      <>
        <Heading>{mail.subject}</Heading>
        <Paragraph>{mail.sentence}</Paragraph>
        <Action href={link} label={mail.openPage} />
        <Code label={texts.code.yours} code={code} use={mail.codeUse} />
        <Paragraph>{waits}</Paragraph>
        {told.map((one) => (
          <Paragraph>
            <a class="link" href={one.link} style={styles.link}>
              {one.title}
            </a>
            <br />
            {one.by}
          </Paragraph>
        ))}
        <Line />
        <Remark>{mail.notYou}</Remark>
        <Remark>{personal(recipientName)}</Remark>
      </>
    ),
  });
  const text = plainText([
    [mail.subject, mail.sentence],
    [`${mail.openPage}:`, link],
    [`${texts.code.yours}: ${code}`, mail.codeUse],
    [waits],
    ...told.map((one) => [`${one.title}. ${one.by}:`, one.link]),
    [mail.notYou, personal(recipientName)],
  ]);
  return { subject: mail.subject, html, text };
}
