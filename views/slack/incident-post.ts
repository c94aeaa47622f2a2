import { deadline, headlineOf, incidentSubject } from '../incident-words.ts';
import type { IncidentMailProps } from '../mails/incident-mail.tsx';
import type { IncidentMailTexts } from '../texts/texts-for.ts';
import { incidentMailTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import { context, fields, header, section } from './block-kit.ts';
import type { Block } from './block-kit.ts';
import { incidentFields, paragraph } from './incident-message.ts';
import { clipped, escaped } from './mrkdwn.ts';
import type { SlackMessage } from './slack-message.ts';

/** What became of an incident, for a channel that many read: no link of anybody's own is in it. */
export type IncidentPostProps = Pick<IncidentMailProps, 'incident' | 'severity' | 'known' | 'reader'> & {
  readonly news:
    | { readonly kind: 'opened' | 'returned' | 'escalated' }
    | { readonly kind: 'assigned'; readonly name: string }
    | { readonly kind: 'ended'; readonly at: string };
  /** The command that shows all of it. */
  readonly command: string;
};

const TEXT_LENGTH = 1000;

/** The message of an opening, and those below it, which say only what is new. */
export function incidentPost(props: IncidentPostProps): SlackMessage {
  const texts = incidentMailTextsFor(props.reader.locale);
  const told = { ...props, variant: props.news.kind === 'escalated' ? 'escalated' : 'opened' } as const;
  const news = newsOf(props, texts);
  if (news === undefined)
    return {
      text: clipped(incidentSubject(told, texts), TEXT_LENGTH, escaped),
      blocks: [header(headlineOf(told, texts)), ...whole(props, texts)],
    };
  const isOpen = props.news.kind !== 'ended';
  return {
    text: clipped(`${headlineOf(told, texts)}: ${news}`, TEXT_LENGTH, escaped),
    blocks: [paragraph(news), ...(isOpen ? [section(`*${escaped(deadline(told, texts))}*`)] : [])],
  };
}

function whole(props: IncidentPostProps, texts: IncidentMailTexts): readonly Block[] {
  const { cause } = props.incident;
  return [
    paragraph(texts.cause(cause).sentence),
    section(`*${escaped(deadline({ ...props, variant: 'opened' }, texts))}*`),
    ...fields(incidentFields(props, texts)),
    context(texts.incidentChat.everything(props.command)),
  ];
}

function newsOf(
  { news, reader, incident: { cause } }: IncidentPostProps,
  { incident, incidentChat }: IncidentMailTexts,
): string | undefined {
  const goesOn = incident.told(cause).missed === undefined;
  switch (news.kind) {
    case 'opened':
      return undefined;
    case 'returned':
      return incidentChat.returned;
    case 'escalated':
      return incidentChat.escalated(goesOn);
    case 'assigned':
      return incidentChat.assigned(news.name, goesOn);
    case 'ended':
      return incidentChat.ended(longTime(news.at, reader));
  }
}
