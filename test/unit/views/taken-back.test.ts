import { expect, test } from 'vitest';
import { takenBackMail } from '#views/mails/taken-back-mail.ts';
import { lines, markup } from './hostile.ts';
import { takenBack, takenBackMailProps } from './samples.ts';

const textWith = (more: Partial<typeof takenBack>) =>
  takenBackMail({ ...takenBackMailProps, takenBack: { ...takenBack, ...more } }).text;

test('it says where, why, by whom, and who decides now', () => {
  const { text } = takenBackMail(takenBackMailProps);
  expect(text).toContain(
    'was taken back on Friday 20 November at 12:00 Central European Standard Time, but not',
  );
  expect(text).toContain('HubSpot shows what stood there before. What Baton had made in Asana was put away.');
  expect(text).toContain('Board was left as it is: somebody else has changed it meanwhile.');
  expect(text).toContain('Why: Salesforce could not be written: the new owner is not known there. Mary');
  expect(text).toContain('Mary Somerville now decides what becomes of it, and has been told.');
});

test('what is back everywhere and over says so', () => {
  const text = textWith({ left: [], deciderName: undefined, restored: ['HubSpot', 'Salesforce'] });
  expect(text).toContain('so you are not shown as its owner any more.');
  expect(text).toContain('HubSpot and Salesforce show what stood there before.');
  expect(text).toContain('It is over: nobody is asked any more.');
});

test('what could not be taken back is said to be there still', () => {
  const text = textWith({ left: [{ system: 'Board', isOthers: false }], because: undefined });
  expect(text).toContain('Board still shows what was written: it was not taken back.');
  expect(text).not.toContain('Why:');
});

test('what a record is called can neither add markup nor lines', () => {
  expect(takenBackMail({ ...takenBackMailProps, whatTitle: markup }).html).not.toContain(markup);
  expect(takenBackMail({ ...takenBackMailProps, whatTitle: lines }).subject).not.toMatch(/[\r\n]/);
});

test('its links are that of the record and that of the own page, with its code', () => {
  const { html, text } = takenBackMail(takenBackMailProps);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    `href="${String(takenBackMailProps.recordUrl)}"`,
    `href="${takenBackMailProps.ownPage.url}"`,
  ]);
  expect(text).toContain('Your code: 31');
  expect(text).toContain('meant for Charles Babbage alone');
});
