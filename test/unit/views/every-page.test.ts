import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cancelledMail } from '#views/mails/cancelled-mail.ts';
import { givenAwayMail } from '#views/mails/given-away-mail.ts';
import { incidentMail } from '#views/mails/incident-mail.tsx';
import { offerMail, reminderMail } from '#views/mails/offer-mail.tsx';
import { startOverdueMail, startReminderMail } from '#views/mails/start-mail.tsx';
import { takenBackMail } from '#views/mails/taken-back-mail.ts';
import { pageHeaders } from '#views/pages/page-headers.ts';
import { causes } from './causes.ts';
import { everyPage } from './every-page.ts';
import {
  cancelledMailProps,
  givenAwayMailProps,
  incident,
  incidentMailProps,
  offerMailProps,
  startMailProps,
  takenBackMailProps,
} from './samples.ts';

describe.each(everyPage)('the page "%s"', (_name, page) => {
  test('runs nothing and loads nothing', () => {
    expect(page.body).not.toMatch(/<script|<img|<link|<iframe| on\w+=| style=|src=|@import|url\(/);
    expect(page.body).toMatch(/^<!doctype html><html lang="en">/);
  });

  test('carries the headers that make it private and inert', () => {
    expect(page.headers).toEqual(pageHeaders);
  });

  test('lets exactly its own stylesheet through', () => {
    const sheet = /<style>([^<]*)<\/style>/.exec(page.body)?.[1] ?? '';
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(page.headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
  });
});

test('the headers of a page forbid everything but its own form and style', () => {
  expect(pageHeaders['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(pageHeaders).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'content-type': 'text/html; charset=utf-8',
  });
});

describe('people are spoken to in plain words', () => {
  const visible = (html: string) => html.replaceAll(/<style>[^<]*<\/style>|<[^>]*>/g, ' ');
  const mails = [
    offerMail(offerMailProps),
    reminderMail(offerMailProps),
    startReminderMail(startMailProps),
    startOverdueMail(startMailProps),
    takenBackMail(takenBackMailProps),
    cancelledMail(cancelledMailProps),
    givenAwayMail(givenAwayMailProps),
    ...causes.map(({ cause }) => incidentMail({ ...incidentMailProps, incident: { ...incident, cause } })),
  ];
  const texts = [
    ...everyPage.map(([, page]) => visible(page.body)),
    ...mails.flatMap((mail) => [mail.subject, visible(mail.html), mail.text]),
  ];

  test('without the words of those who build', () => {
    for (const text of texts) {
      expect(text).not.toMatch(
        /\b(epoch|fold|run|sync\w*|workflow|payload|webhook|lambda|undefined|null|NaN)\b/i,
      );
      expect(text).not.toContain('[object');
    }
  });
});
