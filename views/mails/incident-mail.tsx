import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { IncidentRole } from '../incident.ts';
import type { ToldIncident } from '../incident-words.ts';
import { aboutIn, byWhom, deadline, headlineOf, incidentSubject } from '../incident-words.ts';
import { systemFields } from '../system-fields.ts';
import type { ShownField } from '../offer.ts';
import type { OwnPage } from '../own-page.ts';
import { packageFields } from '../package-fields.ts';
import type { IncidentMailTexts } from '../texts/texts-for.ts';
import { incidentMailTextsFor } from '../texts/texts-for.ts';
import { tracedFields } from '../traced-fields.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Code, Heading, Line, Paragraph, Remark, Rows } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';
import type { Mail } from './mail.ts';
import { plainWayToOwnPage, WayToOwnPage } from './own-page.tsx';
import { plainRows, plainText } from './plain-text.ts';

/** An incident's mail. */
export type IncidentMailProps = ToldIncident & {
  /** What was tried, what to do, and by which ids it is found elsewhere. */
  readonly known: IncidentPackage;
  readonly role: IncidentRole;
  /** To the page that decides. */
  readonly link: string;
  /** For a person; a mailbox that many read has none. */
  readonly ownPage: OwnPage | undefined;
  /** To the overview, for whoever answers for contracts. */
  readonly overviewLink?: string | undefined;
  /** The two digits that the page asks for. */
  readonly code: string;
};

/** Tells a person what happened, what waits for it and until when, with one link to decide. */
export function incidentMail(props: IncidentMailProps): Mail {
  const texts = incidentMailTextsFor(props.reader.locale);
  const subject = incidentSubject(props, texts);
  return { subject, html: incidentHtml(props, texts, subject), text: incidentText(props, texts) };
}

function details(props: IncidentMailProps, texts: IncidentMailTexts): ShownField[] {
  const { incident, severity, known, reader } = props;
  const optional = [
    { label: texts.incidentMail.about, value: aboutIn(props, texts) },
    { label: texts.incidentMail.record, value: incident.recordUrl },
    { label: texts.incident.contract, value: incident.contractTitle },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return [
    ...optional,
    ...systemFields(incident, texts),
    { label: texts.incident.waiting, value: texts.incident.waitingCount(incident) },
    { label: texts.tending.severity, value: texts.tending.severities[severity] },
    { label: texts.tending.suggestion, value: known.suggestion },
    ...tracedFields(incident, texts, packageFields(known, texts, reader)),
  ];
}

function incidentHtml(props: IncidentMailProps, texts: IncidentMailTexts, subject: string): string {
  const { incident, variant, role, link, overviewLink, ownPage, code } = props;
  const { sentence } = texts.cause(incident.cause);
  const told = texts.incidentMail.told(incident.cause);
  const { nothingLost } = texts.incident.told(incident.cause);
  return mailHtml({
    texts,
    title: subject,
    preheader: `${sentence} ${deadline(props, texts)}`,
    children: (
      <>
        <Heading>{headlineOf(props, texts)}</Heading>
        <Paragraph>{sentence}</Paragraph>
        <Paragraph>
          <strong>{deadline(props, texts)}</strong>
          <br />
          {told.variant[variant]} {byWhom(props, texts)}
          {nothingLost}
        </Paragraph>
        <Action href={link} label={told.open} />
        <Code label={texts.code.yours} code={code} use={texts.incidentMail.codeUse} />
        <Rows rows={details(props, texts)} />
        {overviewLink === undefined ? null : (
          <Paragraph>
            <a class="link" href={overviewLink} style={styles.link}>
              {texts.incidentMail.overview}
            </a>
          </Paragraph>
        )}
        {ownPage === undefined ? null : <WayToOwnPage ownPage={ownPage} code={code} texts={texts} />}
        <Line />
        <Remark>{texts.incidentMail.why(role, incident.contractTitle)}</Remark>
        <Remark>{texts.incidentMail.personal}</Remark>
      </>
    ),
  });
}

function incidentText(props: IncidentMailProps, texts: IncidentMailTexts): string {
  const { incident, variant, role, link, overviewLink, ownPage, code } = props;
  const told = texts.incidentMail.told(incident.cause);
  const { nothingLost } = texts.incident.told(incident.cause);
  return plainText([
    [headlineOf(props, texts), texts.cause(incident.cause).sentence],
    [deadline(props, texts), `${told.variant[variant]} ${byWhom(props, texts)}${nothingLost}`],
    [`${told.open}:`, link],
    [`${texts.code.yours}: ${code}`, texts.incidentMail.codeUse],
    plainRows(details(props, texts)),
    ...(overviewLink === undefined ? [] : [[`${texts.incidentMail.overview}:`, overviewLink]]),
    ...(ownPage === undefined ? [] : plainWayToOwnPage({ ownPage, code, texts })),
    [texts.incidentMail.why(role, incident.contractTitle), texts.incidentMail.personal],
  ]);
}
