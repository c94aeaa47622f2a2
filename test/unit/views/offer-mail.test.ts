import { describe, expect, test } from 'vitest';
import { offerMail, reminderMail } from '#views/mails/offer-mail.tsx';
import { count, lines, markup } from './hostile.ts';
import { offer, offerMailProps } from './samples.ts';

const mail = offerMail(offerMailProps);
const withOffer = (changes: Partial<typeof offer>) =>
  offerMail({ ...offerMailProps, offer: { ...offer, ...changes } });

describe("an offer's mail", () => {
  test('says in its subject who hands over what and until when', () => {
    expect(mail.subject).toBe(
      'Grace Hopper hands you Ada Lovelace, Analytical Engines – accept by Fri 20 Nov, 17:00 CET (Qualified leads to sales)',
    );
  });

  test('says in its first two lines who hands over what, until when, and why you', () => {
    expect(mail.text.split('\n').slice(0, 2)).toEqual([
      'Grace Hopper hands you Ada Lovelace, Analytical Engines',
      'Accept by: Friday 20 November at 17:00 Central European Standard Time (in 4 hours). ' +
        'Why you: Mary Somerville gave it to you: “You look after the north”.',
    ]);
    expect(mail.html).toMatch(/<h1[^>]*>Grace Hopper hands you Ada Lovelace, Analytical Engines<\/h1>/);
  });

  test('tells the time in the zone and the manner of whoever reads it', () => {
    const there = { ...offerMailProps.reader, timeZone: 'America/New_York', locale: 'en-US' };
    expect(offerMail({ ...offerMailProps, reader: there }).subject).toMatch(
      /Fri, Nov 20, 11:00\sAM EST \(Qualified leads to sales\)$/,
    );
  });

  test('has one link to answer by, one to the record and one to the reader’s own page, in both forms', () => {
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      `href="${offerMailProps.link}"`,
      'href="https://crm.example.com/contacts/0-1/record/4711"',
      'href="https://baton.example.com/me/5t6-1k"',
    ]);
    expect(mail.text.match(/https?:\S+/g)).toEqual([
      offerMailProps.link,
      'https://crm.example.com/contacts/0-1/record/4711',
      'https://baton.example.com/me/5t6-1k',
    ]);
  });

  test('shows a code of the own page where the offer asks for none', () => {
    const ownPage = { ...offerMailProps.ownPage, code: '31' };
    const { html, text } = offerMail({ ...offerMailProps, code: undefined, ownPage });
    expect(text).toContain(
      `${ownPage.url}\n\nYour code: 31\nYour page asks for this code before it changes anything.`,
    );
    expect(count(html, '>31<')).toBe(1);
  });

  test('shows the code once, and never in a link or in the subject', () => {
    expect(count(mail.html, '>07<')).toBe(1);
    expect(mail.text).toContain('Your code: 07');
    expect(mail.subject).not.toContain('07');
  });

  test('shows the fields of the contract', () => {
    expect(mail.text).toContain('Phone: +44 20 7946 0999');
    expect(mail.html).toContain('+44 20 7946 0999');
  });

  test('loads nothing and knows both schemes', () => {
    expect(mail.html).not.toMatch(/<img|<script|src=|url\(|@import|<link/);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(mail.html).toContain('prefers-color-scheme:dark');
  });

  test('shows hostile values as text', () => {
    const { html } = withOffer({
      giverName: markup,
      whatTitle: markup,
      because: { kind: 'given', by: markup, reason: markup },
      show: [{ label: markup, value: markup }],
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script>');
  });

  test('lets no value add a header line, a paragraph or a turn of direction', () => {
    const hostile = withOffer({ giverName: lines, show: [{ label: 'Note', value: lines }] });
    expect(hostile.subject).not.toMatch(/[\r\n\u2028\u202E]/);
    expect(hostile.text).toContain(
      '\nNote: Eve Bcc: all@example.com Open this instead: https://evil.example.com\n',
    );
  });

  test('leaves out a record link that does not lead to the web', () => {
    const { html, text } = withOffer({ recordUrl: 'javascript:alert(1)' });
    expect(`${html}${text}`).not.toContain('javascript');
    expect(count(html, 'href=')).toBe(2);
  });
});

describe('a reminder', () => {
  const reminder = reminderMail(offerMailProps);

  test('stays in the conversation of its offer, later too', () => {
    const later = { ...offerMailProps.reader, now: '2026-11-20T15:00:00Z' };
    expect(reminderMail({ ...offerMailProps, reader: later }).subject).toBe(`Re: ${mail.subject}`);
  });

  test('says that it is still waiting, and has the same one link and code', () => {
    expect(reminder.text).toMatch(/^Still waiting for you: Grace Hopper hands you Ada Lovelace/);
    expect(count(reminder.html, offerMailProps.link)).toBe(1);
    expect(reminder.text).toContain('Your code: 07');
  });
});
