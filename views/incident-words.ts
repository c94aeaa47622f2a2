import type { Severity } from '#domain/incident/severity.ts';
import { deadlines } from './deadlines.ts';
import type { Incident } from './incident.ts';
import { oneLine } from './one-line.ts';
import type { Reader } from './reader.ts';
import type { IncidentMailTexts } from './texts/texts-for.ts';

/** What a mail and a message in a chat say of an incident in the same words. */
export type ToldIncident = {
  /** The first word of it, a reminder, or that nobody decided in time: to those who know of it, or to whoever it comes next. */
  readonly variant: 'opened' | 'assigned' | 'reminder' | 'escalated' | 'passed-on';
  readonly incident: Incident;
  readonly severity: Severity;
  /** What the first of what it holds are about, where it holds several. */
  readonly named?: readonly string[] | undefined;
  /** Who had put it off until now. */
  readonly putOffBy?: string | undefined;
  /** Who gave it to whoever is told, where that is what they are told; without the reason, if it was erased. */
  readonly given?: { readonly by: string; readonly reason: string | undefined } | undefined;
  readonly reader: Reader;
};

/** What a list or a notification shows of it. */
export function incidentSubject(props: ToldIncident, texts: IncidentMailTexts): string {
  return texts.tending.marked(plainSubject(props, texts), props.severity);
}

function plainSubject(props: ToldIncident, texts: IncidentMailTexts): string {
  const headline = oneLine(subjectOf(props, texts));
  const told = texts.incidentMail.told(props.incident.cause);
  switch (props.variant) {
    case 'opened':
    case 'assigned':
      return told.subject(headline);
    case 'reminder':
      return texts.incidentMail.reminderSubject(told.subject(headline));
    case 'escalated':
    case 'passed-on':
      return told.escalatedSubject(headline);
  }
}

/** What happened, in few words. */
export function headlineOf({ incident }: ToldIncident, texts: IncidentMailTexts): string {
  const about = incident.cause.kind === 'left-alone' ? undefined : incident.whatTitle;
  return texts.incident.headline(texts.cause(incident.cause).headline, about);
}

/** Two contracts may tell of one record; a system's own trouble is told by the system. */
function subjectOf(props: ToldIncident, texts: IncidentMailTexts): string {
  const { incident } = props;
  const { cause, waiting } = incident;
  if (cause.kind !== 'left-alone' || waiting === 0)
    return texts.incidentMail.under(headlineOf(props, texts), incident.contractTitle);
  return texts.incidentMail.systemWaits(cause.system, texts.incident.waitingCount(incident), waiting);
}

/** What it is about: the one, or the first of several. */
export function aboutIn(
  { incident, named = [] }: ToldIncident,
  texts: IncidentMailTexts,
): string | undefined {
  return named.length === 0
    ? incident.whatTitle
    : texts.incidentMail.aboutSeveral(named, incident.waiting - named.length);
}

/** By whom it comes to be told now: who put it off, so that nobody was told for so long; who gave it to its reader, and why. */
export function byWhom({ putOffBy, given }: ToldIncident, { tending }: IncidentMailTexts): string {
  const said = [
    ...(putOffBy === undefined ? [] : [tending.putOff(putOffBy)]),
    ...(given === undefined ? [] : [tending.given(given.by, given.reason)]),
  ];
  return said.map((sentence) => `${sentence} `).join('');
}

/** Until when it is to be decided, or when it is told again. */
export function deadline({ incident, reader }: ToldIncident, texts: IncidentMailTexts): string {
  return deadlines(incident, texts, reader)
    .map(({ label, value }) => `${label}: ${value}`)
    .join(' · ');
}
