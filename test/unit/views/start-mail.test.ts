import { expect, test } from 'vitest';
import { startOverdueMail, startReminderMail } from '#views/mails/start-mail.tsx';
import { count, lines, markup } from './hostile.ts';
import { startMailProps } from './samples.ts';

const { start, link, ownPage } = startMailProps;

test('whoever accepted is asked in one mail, with one link to answer, one to their own page and one code', () => {
  const { subject, html, text } = startReminderMail(startMailProps);
  expect(subject).toBe('Have you started? Ada Lovelace, Analytical Engines');
  for (const body of [html, text]) {
    expect(count(body, link)).toBe(1);
    expect(count(body, ownPage.url)).toBe(1);
    expect(body).toContain('Mary Somerville is told');
    expect(body.match(/Your code/g)).toHaveLength(1);
    expect(body).toContain('07');
  }
});

test('their manager is told what follows, and has nothing to press, but a way to their own page', () => {
  const { subject, text } = startOverdueMail(startMailProps);
  expect(subject).toBe('Charles Babbage has not started: Ada Lovelace, Analytical Engines');
  expect(text).toContain('Mary Somerville decides what happens with it.');
  expect(text).not.toContain(link);
  expect(text).toContain(`${ownPage.url}\n\nYour code: 07`);
  expect(text).toContain('meant for Charles alone');
  const anew = startOverdueMail({ ...startMailProps, start: { ...start, isOfferedAnew: true } });
  expect(anew.text).toContain('it is offered to the next who can be asked.');
  const held = startOverdueMail({ ...startMailProps, start: { ...start, next: undefined } });
  expect(held.text).not.toContain('If it has not started');
});

test('what a record is called stays text, on one line of the subject', () => {
  const { subject, html } = startReminderMail({ ...startMailProps, start: { ...start, whatTitle: markup } });
  expect(html).not.toContain('<script>');
  expect(subject).not.toMatch(/[\r\n]/);
  const broken = startOverdueMail({ ...startMailProps, start: { ...start, ownerName: lines } });
  expect(broken.subject).not.toMatch(/[\r\n\u2028\u202E]/);
});
