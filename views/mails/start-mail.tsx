import { oneLine } from '../one-line.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { AwaitedStart } from '../start.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, timeAndDistance } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Code, Heading, Line, Paragraph, Remark, Rows } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainRows, plainText } from './plain-text.ts';

type StartMailProps = {
  readonly start: AwaitedStart;
  readonly recipientName: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

/** `link` is the one to answer by, `code` the two digits that its page asks for, if it does. */
export type StartReminderProps = StartMailProps & {
  readonly link: string;
  readonly code: string | undefined;
};

type Answer = Pick<StartReminderProps, 'link' | 'code'>;

interface Said {
  readonly subject: string;
  readonly headline: string;
  readonly sentences: readonly string[];
  /** The link to the page that takes their word, for whoever can give it. */
  readonly answer?: Answer;
}

/** Asks whoever accepted whether they have begun, with one link to say so. */
export function startReminderMail({ link, code, ...props }: StartReminderProps): Mail {
  const { start, reader } = props;
  const texts = offerTextsFor(reader.locale);
  const { whatTitle, next, toldNextName: told } = start;
  return compose(props, texts, {
    subject: oneLine(texts.start.reminderSubject(whatTitle)),
    headline: texts.start.reminderHeadline(whatTitle),
    sentences:
      next === undefined || told === undefined ? [] : [texts.start.thenTold(longTime(next, reader), told)],
    answer: { link, code },
  });
}

/** Tells their manager that they have not begun, and what follows; there is nothing to answer. */
export function startOverdueMail(props: StartMailProps): Mail {
  const texts = offerTextsFor(props.reader.locale);
  const { whatTitle, ownerName } = props.start;
  return compose(props, texts, {
    subject: oneLine(texts.start.overdueSubject(ownerName, whatTitle)),
    headline: texts.start.overdueHeadline(ownerName, whatTitle),
    sentences: [texts.start.reminded(ownerName), ...whatFollows(props, texts)],
  });
}

function whatFollows({ start, reader }: StartMailProps, texts: OfferTexts): readonly string[] {
  if (start.next === undefined) return [];
  const at = longTime(start.next, reader);
  return [
    start.isOfferedAnew ? texts.start.thenOffered(at) : texts.start.thenDecided(at, start.contractOwnerName),
  ];
}

function compose(props: StartMailProps, texts: OfferTexts, said: Said): Mail {
  return { subject: said.subject, html: html(props, texts, said), text: text(props, texts, said) };
}

function facts({ start, reader }: StartMailProps, texts: OfferTexts) {
  return [
    { label: texts.start.startedBy, value: timeAndDistance(start.startBy, reader) },
    { label: texts.start.acceptedBy, value: start.ownerName },
    { label: texts.start.accepted, value: longTime(start.acceptedAt, reader) },
  ];
}

function html(props: StartMailProps, texts: OfferTexts, said: Said): string {
  const { start, ownPage, recipientName } = props;
  const { subject, headline, sentences, answer } = said;
  const recordUrl = webLink(start.recordUrl);
  return mailHtml({
    texts,
    title: subject,
    preheader: sentences.join(' '),
    children: (
      <>
        <Heading>{headline}</Heading>
        <Rows rows={facts(props, texts)} />
        {sentences.map((sentence) => (
          <Paragraph>{sentence}</Paragraph>
        ))}
        {answer === undefined ? null : <Answering answer={answer} texts={texts} />}
        {recordUrl === undefined ? null : (
          <Paragraph>
            <a class="link" href={recordUrl} style={styles.link}>
              {texts.offer.openRecord(start.systemName)}
            </a>
          </Paragraph>
        )}
        <WayToOwnPage ownPage={ownPage} code={answer?.code} texts={texts} />
        <Line />
        <Remark>{start.contractTitle}</Remark>
        <Remark>{texts.personal(recipientName)}</Remark>
      </>
    ),
  });
}

function Answering({ answer, texts }: { readonly answer: Answer; readonly texts: OfferTexts }) {
  return (
    <>
      <Action href={answer.link} label={texts.start.open} />
      {answer.code === undefined ? null : (
        <Code label={texts.code.yours} code={answer.code} use={texts.offer.codeUse} />
      )}
    </>
  );
}

function text(props: StartMailProps, texts: OfferTexts, { headline, sentences, answer }: Said): string {
  const { start, ownPage, recipientName } = props;
  const recordUrl = webLink(start.recordUrl);
  return plainText([
    [headline, ...sentences],
    plainRows(facts(props, texts)),
    ...(answer === undefined
      ? []
      : [
          [`${texts.start.open}:`, answer.link],
          answer.code === undefined ? [] : [`${texts.code.yours}: ${answer.code}`, texts.offer.codeUse],
        ]),
    recordUrl === undefined ? [] : [`${texts.offer.openRecord(start.systemName)}:`, recordUrl],
    ...plainWayToOwnPage({ ownPage, code: answer?.code, texts }),
    [start.contractTitle, texts.personal(recipientName)],
  ]);
}
