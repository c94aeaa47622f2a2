import type { Offer } from '../offer.ts';
import { oneLine } from '../one-line.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, shortTime, timeAndDistance } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Code, Heading, Line, Paragraph, Remark, Rows } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainRows, plainText } from './plain-text.ts';

/**
 * An offer's mail: `link` is the one to answer by, `code` the two digits that the page asks for, if it does; `ownPage` leads
 * to all else that is theirs, and asks for the same code if there is one.
 */
export type OfferMailProps = {
  readonly offer: Offer;
  readonly recipientName: string;
  readonly link: string;
  readonly code: string | undefined;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

/** Asks a person to take something over: who hands over what, why you, until when, and one link to answer. */
export function offerMail(props: OfferMailProps): Mail {
  const texts = offerTextsFor(props.reader.locale);
  const { giverName, whatTitle } = props.offer;
  return compose(props, texts, offerSubject(props, texts), texts.offer.headline(giverName, whatTitle));
}

/** Asks once more before the time is over, in the same conversation. */
export function reminderMail(props: OfferMailProps): Mail {
  const texts = offerTextsFor(props.reader.locale);
  const { giverName, whatTitle } = props.offer;
  const subject = texts.offer.replySubject(offerSubject(props, texts));
  return compose(props, texts, subject, texts.offer.reminderHeadline(giverName, whatTitle));
}

function offerSubject({ offer, reader }: OfferMailProps, texts: OfferTexts): string {
  const by = shortTime(offer.acceptBy, reader);
  return oneLine(texts.offer.subject(offer.giverName, offer.whatTitle, by, offer.contractTitle));
}

function compose(props: OfferMailProps, texts: OfferTexts, subject: string, headline: string): Mail {
  return {
    subject,
    html: offerHtml(props, texts, subject, headline),
    text: offerText(props, texts, headline),
  };
}

function terms({ offer, reader }: OfferMailProps, texts: OfferTexts) {
  return {
    whyYou: `${texts.offer.whyYou}: ${texts.offer.because(offer.because, offer.contractTitle)}`,
    acceptBy: `${texts.offer.acceptBy}: ${timeAndDistance(offer.acceptBy, reader)}`,
    kept: offer.keptQuietSince && texts.offer.keptQuiet(longTime(offer.keptQuietSince, reader)),
  };
}

function offerHtml(props: OfferMailProps, texts: OfferTexts, subject: string, headline: string): string {
  const { offer, recipientName, link, code, ownPage } = props;
  const { whyYou, acceptBy, kept } = terms(props, texts);
  return mailHtml({
    texts,
    title: subject,
    preheader: `${acceptBy}. ${whyYou}`,
    children: (
      <>
        <Heading>{headline}</Heading>
        <Paragraph>
          <strong>{acceptBy}</strong>
          <br />
          {whyYou}
        </Paragraph>
        {kept === undefined ? null : <Paragraph>{kept}</Paragraph>}
        <Action href={link} label={texts.offer.open} />
        {code === undefined ? null : <Code label={texts.code.yours} code={code} use={texts.offer.codeUse} />}
        <Remark>{texts.offer.kind(offer.recordKind, offer.contractTitle)}</Remark>
        {offer.show.length === 0 ? null : <Rows rows={offer.show} />}
        <RecordLink offer={offer} texts={texts} />
        <WayToOwnPage ownPage={ownPage} code={code} texts={texts} />
        <Line />
        <Remark>{texts.offer.noLater}</Remark>
        <Remark>{texts.personal(recipientName)}</Remark>
      </>
    ),
  });
}

function RecordLink({ offer, texts }: { readonly offer: Offer; readonly texts: OfferTexts }) {
  const recordUrl = webLink(offer.recordUrl);
  return recordUrl === undefined ? null : (
    <Paragraph>
      <a class="link" href={recordUrl} style={styles.link}>
        {texts.offer.openRecord(offer.systemName)}
      </a>
    </Paragraph>
  );
}

function offerText(props: OfferMailProps, texts: OfferTexts, headline: string): string {
  const { offer, recipientName, link, code, ownPage } = props;
  const { whyYou, acceptBy, kept } = terms(props, texts);
  const recordUrl = webLink(offer.recordUrl);
  return plainText([
    [headline, `${acceptBy}. ${whyYou}`, ...(kept === undefined ? [] : [kept])],
    [`${texts.offer.open}:`, link],
    code === undefined ? [] : [`${texts.code.yours}: ${code}`, texts.offer.codeUse],
    [texts.offer.kind(offer.recordKind, offer.contractTitle), ...plainRows(offer.show)],
    recordUrl === undefined ? [] : [`${texts.offer.openRecord(offer.systemName)}:`, recordUrl],
    ...plainWayToOwnPage({ ownPage, code, texts }),
    [texts.offer.noLater, texts.personal(recipientName)],
  ]);
}
