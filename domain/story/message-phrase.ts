import type { NoticeMessage } from '../ports/platform.ts';

/** What a message is, for whoever traces it. */
export function messagePhrase(message: NoticeMessage): string {
  const phrase = PHRASES[message.kind === 'incident-in-chat' ? message.as : message.kind];
  return 'recipient' in message && message.recipient.kind === 'ops'
    ? `${phrase}, to the operations mailbox`
    : phrase;
}

const PHRASES: Readonly<Record<Exclude<NoticeMessage['kind'], 'incident-in-chat'>, string>> = {
  reminder: 'the reminder of the offer',
  news: 'word to its giver of what became of it',
  'taken-back': 'word that what was entered was taken back',
  cancelled: 'word that what they had accepted was cancelled',
  'given-away': 'word that what they had accepted is not theirs any more',
  'start-reminder': 'the reminder to begin',
  'start-reminder-in-chat': 'the reminder to begin',
  'start-overdue': 'word that the work has not begun',
  'incident-opened': 'word of the incident',
  'incident-assigned': 'word that the incident was given to them',
  'incident-escalated': 'word that the incident is past its deadline',
  'incident-in-channel': 'word of the incident in the channel of operations',
  solved: 'word that it went on by itself',
  'offer-over': 'the message of the offer, which no longer asks',
  'start-over': 'the message of the offer, which no longer asks for the start',
  'offer-taken-back': 'the message of the offer, which says that it was taken back',
  'offer-cancelled': 'the message of the offer, which says that it was cancelled',
  'offer-given-away': 'the message of the offer, which says who is asked instead',
  'offer-moved': 'the message of the offer, which names the new deadline',
  monday: 'the report with which the week begins',
  'personal-link': 'a link to their own page',
};
