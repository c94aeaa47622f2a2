import type { ShownField } from '../offer.ts';
import { aboutIn, byWhom, deadline, headlineOf, incidentSubject } from '../incident-words.ts';
import type { IncidentMailProps } from '../mails/incident-mail.tsx';
import type { IncidentMailTexts } from '../texts/texts-for.ts';
import { incidentMailTextsFor } from '../texts/texts-for.ts';
import { tracedFields } from '../traced-fields.ts';
import { context, fields, header, section } from './block-kit.ts';
import { clipped, escaped, link } from './mrkdwn.ts';
import { wayToOwnPage } from './own-page.ts';
import type { SlackMessage } from './slack-message.ts';

const PARAGRAPH_LENGTH = 1000;

/** Tells a person what their mail would: what happened, how bad it is, until when, what to do, and the link to decide. */
export function incidentMessage(props: IncidentMailProps): SlackMessage {
  const { incident, variant, role, code, ownPage, overviewLink, reader } = props;
  const texts = incidentMailTextsFor(reader.locale);
  const told = texts.incidentMail.told(incident.cause);
  const { nothingLost } = texts.incident.told(incident.cause);
  return {
    text: clipped(incidentSubject(props, texts), PARAGRAPH_LENGTH, escaped),
    blocks: [
      header(headlineOf(props, texts)),
      paragraph(texts.cause(incident.cause).sentence),
      section(`*${escaped(deadline(props, texts))}*`),
      paragraph(`${told.variant[variant]} ${byWhom(props, texts)}${nothingLost}`),
      section(`${link(props.link, told.open)}\n${escaped(`${texts.code.yours}: ${code}`)}`),
      ...fields([...namedFields(props, texts), ...incidentFields(props, texts)]),
      ...(overviewLink === undefined ? [] : [section(link(overviewLink, texts.incidentMail.overview))]),
      ...(ownPage === undefined ? [] : [wayToOwnPage(ownPage, texts, code)]),
      context(`${texts.incidentMail.why(role, incident.contractTitle)} ${texts.incidentChat.personal}`),
    ],
  };
}

/** A single one stands in the headline. */
function namedFields(props: IncidentMailProps, texts: IncidentMailTexts): readonly ShownField[] {
  const value = (props.named ?? []).length === 0 ? undefined : aboutIn(props, texts);
  return value === undefined ? [] : [{ label: texts.incidentMail.about, value }];
}

/** What is known of it, as far as a message is read at a glance; the page has the rest. */
export function incidentFields(
  { incident, severity, known }: Pick<IncidentMailProps, 'incident' | 'severity' | 'known'>,
  { incident: words, tending }: IncidentMailTexts,
): readonly ShownField[] {
  return [
    { label: tending.severity, value: tending.severities[severity] },
    { label: tending.suggestion, value: known.suggestion },
    { label: words.waiting, value: words.waitingCount(incident) },
    ...(incident.contractTitle === undefined
      ? []
      : [{ label: words.contract, value: incident.contractTitle }]),
    ...tracedFields(incident, { incident: words }),
  ];
}

/** A paragraph of plain words. */
export function paragraph(text: string) {
  return section(clipped(text, PARAGRAPH_LENGTH, escaped));
}
