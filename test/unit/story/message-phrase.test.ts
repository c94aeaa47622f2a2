import { expect, test } from 'vitest';
import { subjectId } from '#domain/ids.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import { messagePhrase } from '#domain/story/message-phrase.ts';

const subject = { subjectId: subjectId('handoff', 'h1'), seq: 3, attempt: 1 };
const person = { kind: 'person', id: 'maya-chen' } as const;
const ops = { kind: 'ops' } as const;
const mail = { ...subject, channel: 'email' } as const;
const chat = { ...subject, channel: 'slack' } as const;

test.each<[NoticeMessage, string]>([
  [{ ...mail, kind: 'reminder', recipient: person }, 'the reminder of the offer'],
  [{ ...mail, kind: 'incident-opened', recipient: person }, 'word of the incident'],
  [{ ...mail, kind: 'incident-opened', recipient: ops }, 'word of the incident, to the operations mailbox'],
  [{ ...mail, kind: 'solved', recipient: ops }, 'word that it went on by itself, to the operations mailbox'],
  [
    { ...chat, kind: 'incident-in-chat', as: 'incident-escalated', recipient: person },
    'word that the incident is past its deadline',
  ],
  [
    { ...chat, kind: 'incident-in-channel', recipient: { kind: 'ops-channel' } },
    'word of the incident in the channel of operations',
  ],
  [{ ...chat, kind: 'offer-over', epoch: 1 }, 'the message of the offer, which no longer asks'],
  [
    { kind: 'personal-link', person: 'maya-chen', askedAt: '', channel: 'email', attempt: 1 },
    'a link to their own page',
  ],
])('a message is told as what it is, whichever way it goes: %j', (message, phrase) => {
  expect(messagePhrase(message)).toBe(phrase);
});
