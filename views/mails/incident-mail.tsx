import type { Severity } from '#domain/incident/severity.ts';
import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { Incident, IncidentRole } from '../incident.ts';
import { systemFields } from '../system-fields.ts';
import type { ShownField } from '../offer.ts';
import { oneLine } from '../one-line.ts';
import type { Reader } from '../reader.ts';
import { packageFields } from '../package-fields.ts';
import type { TendingTexts } from '../texts/texts-for.ts';
import { tendingTextsFor } from '../texts/texts-for.ts';
import { timeAndDistance } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Action, Code, Heading, Line, Paragraph, Remark, Rows } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainRows, plainText } from './plain-text.ts';

/** An incident's mail: the first, a reminder, or the one to whoever comes next when nobody decided. */
export type IncidentMailProps = {
  readonly variant: 'opened' | 'assigned' | 'reminder' | 'escalated';
  readonly incident: Incident;
  readonly severity: Severity;
  /** What was tried, what to do, and by which ids it is found elsewhere. */
  readonly known: IncidentPackage;
  /** Who had put it off until now. */
  readonly putOffBy?: string | undefined;
  readonly role: IncidentRole;
  /** The one link of ours in it: the page that decides. */
  readonly link: string;
  /** The two digits that the page asks for. */
  readonly code: string;
  readonly reader: Reader;
};

/** Tells a person what happened, what waits for it and until when, with one link to decide. */
export function incidentMail(props: IncidentMailProps): Mail {
  const texts = tendingTextsFor(props.reader.locale);
  const subject = incidentSubject(props, texts);
  return { subject, html: incidentHtml(props, texts, subject), text: incidentText(props, texts) };
}

function incidentSubject(props: IncidentMailProps, texts: TendingTexts): string {
  return texts.tending.marked(plainSubject(props, texts), props.severity);
}

function plainSubject(props: IncidentMailProps, texts: TendingTexts): string {
  const headline = oneLine(texts.incident.under(headlineOf(props, texts), props.incident.contractTitle));
  const told = texts.incident.told(props.incident.cause);
  switch (props.variant) {
    case 'opened':
    case 'assigned':
      return told.subject(headline);
    case 'reminder':
      return texts.incident.reminderSubject(told.subject(headline));
    case 'escalated':
      return told.escalatedSubject(headline);
  }
}

function headlineOf({ incident }: IncidentMailProps, texts: TendingTexts): string {
  return texts.incident.headline(texts.cause(incident.cause).headline, incident.whatTitle);
}

/** Why nobody was told for so long. */
function putOff({ putOffBy }: IncidentMailProps, { tending }: TendingTexts): string {
  return putOffBy === undefined ? '' : `${tending.putOff(putOffBy)} `;
}

function deadline({ incident, reader }: IncidentMailProps, texts: TendingTexts): string {
  const { deadline } = texts.incident.told(incident.cause);
  return `${deadline}: ${timeAndDistance(incident.decideBy, reader)}`;
}

function details(
  { incident, severity, known, reader }: IncidentMailProps,
  texts: TendingTexts,
): ShownField[] {
  const optional = [
    { label: texts.incident.about, value: incident.whatTitle },
    { label: texts.incident.record, value: incident.recordUrl },
    { label: texts.incident.contract, value: incident.contractTitle },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return [
    ...optional,
    ...systemFields(incident, texts),
    { label: texts.incident.waiting, value: texts.incident.waitingCount(incident) },
    { label: texts.tending.severity, value: texts.tending.severities[severity] },
    { label: texts.tending.suggestion, value: known.suggestion },
    { label: texts.incident.lastGoodStep, value: incident.lastGoodStep },
    ...packageFields(known, texts, reader),
    { label: texts.incident.correlationId, value: incident.correlationId },
  ];
}

function incidentHtml(props: IncidentMailProps, texts: TendingTexts, subject: string): string {
  const { incident, variant, role, link, code } = props;
  const { sentence } = texts.cause(incident.cause);
  const told = texts.incident.told(incident.cause);
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
          {told.variant[variant]} {putOff(props, texts)}
          {told.nothingLost}
        </Paragraph>
        <Action href={link} label={told.open} />
        <Code label={texts.code.yours} code={code} use={texts.incident.codeUse} />
        <Rows rows={details(props, texts)} />
        <Line />
        <Remark>{texts.incident.why(role, incident.contractTitle)}</Remark>
        <Remark>{texts.incident.personal}</Remark>
      </>
    ),
  });
}

function incidentText(props: IncidentMailProps, texts: TendingTexts): string {
  const { incident, variant, role, link, code } = props;
  const told = texts.incident.told(incident.cause);
  return plainText([
    [headlineOf(props, texts), texts.cause(incident.cause).sentence],
    [deadline(props, texts), `${told.variant[variant]} ${putOff(props, texts)}${told.nothingLost}`],
    [`${told.open}:`, link],
    [`${texts.code.yours}: ${code}`, texts.incident.codeUse],
    plainRows(details(props, texts)),
    [texts.incident.why(role, incident.contractTitle), texts.incident.personal],
  ]);
}
