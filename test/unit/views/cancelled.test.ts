import { describe, expect, test } from 'vitest';
import type { Cancelled } from '#views/cancelled.ts';
import { cancelledMail } from '#views/mails/cancelled-mail.ts';
import { lines, markup } from './hostile.ts';
import { cancelled, cancelledMailProps } from './samples.ts';

const textWith = (more: Partial<Cancelled>) =>
  cancelledMail({ ...cancelledMailProps, cancelled: { ...cancelled, ...more } }).text;
const showing = (...shown: readonly Cancelled['systems'][number]['shows'][]) =>
  textWith({ systems: shown.map((shows) => ({ system: 'HubSpot', shows })) });

test('it says when it was accepted and cancelled, and by whom', () => {
  const { subject, text } = cancelledMail(cancelledMailProps);
  expect(subject).toBe('Cancelled: Ada Lovelace, Analytical Engines');
  expect(text).toContain(
    'You accepted it on Friday 20 November at 11:00 Central European Standard Time. It was',
  );
  expect(text).toContain(
    'was cancelled on Friday 20 November at 12:00 Central European Standard Time: Baton',
  );
  expect(text).toContain('Mary Somerville decided it.');
});

describe('what a system shows now', () => {
  test.each([
    ['owner', 'HubSpot shows you as its owner: nobody takes that back.'],
    ['before', 'HubSpot shows what stood there before.'],
    ['put-away', 'What Baton had made in HubSpot was put away.'],
    ['not-back', 'HubSpot still shows what was written: it was not taken back.'],
    ['else', 'HubSpot showed something else than what was entered when it was last read: it is left so.'],
    ['unknown', 'Whether HubSpot shows you as its owner is not known.'],
  ] as const)('%s is said', (shows, sentence) => {
    expect(showing(shows)).toContain(sentence);
  });

  test('where it was entered nowhere, that is said', () => {
    expect(showing()).toContain('It was entered nowhere.');
  });
});

describe('what is left for them to do', () => {
  test.each(['owner', 'not-back', 'unknown'] as const)('where it shows %s: whom to ask', (shows) => {
    const text = showing('before', shows);
    expect(text).toContain('If it is not yours, ask Grace Hopper to have that put right, who answers for');
    expect(text).not.toContain('There is nothing for you to do.');
  });

  test.each([[[]], [['before', 'put-away', 'else']]] as const)('where it shows %j: nothing', (shown) => {
    expect(showing(...shown)).toContain('There is nothing for you to do.');
    expect(showing(...shown)).not.toContain('Grace Hopper');
  });

  test('whoever answers for it themselves is not sent to themselves', () => {
    const text = textWith({ askName: undefined });
    expect(text).toContain('If it is not yours, it is for you to have that put right: you answer for');
  });
});

test('what a record is called can neither add markup nor lines', () => {
  expect(cancelledMail({ ...cancelledMailProps, whatTitle: markup }).html).not.toContain(markup);
  expect(cancelledMail({ ...cancelledMailProps, whatTitle: lines }).subject).not.toMatch(/[\r\n]/);
});

test('its links are that of the record and that of the own page, with its code', () => {
  const { html, text } = cancelledMail(cancelledMailProps);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    `href="${String(cancelledMailProps.recordUrl)}"`,
    `href="${cancelledMailProps.ownPage.url}"`,
  ]);
  expect(text).toContain('Your code: 31');
  expect(text).toContain('meant for Charles Babbage alone');
});
