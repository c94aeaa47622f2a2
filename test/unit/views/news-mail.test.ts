import { expect, test } from 'vitest';
import { newsSchema } from '#domain/contract/news.ts';
import { newsMail } from '#views/mails/news-mail.tsx';
import { followPage } from '#views/pages/follow-page.tsx';
import { lines, markup } from './hostile.ts';
import { newsMailProps, progress, reader } from './samples.ts';

test.each(newsSchema.options)(
  'a giver who is told “%s” has one link to look at it, one to their own page with its code, and nothing to do',
  (news) => {
    const mail = newsMail({ ...newsMailProps, news });
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      `href="${newsMailProps.link}"`,
      `href="${newsMailProps.ownPage.url}"`,
    ]);
    expect(mail.text.match(/https?:\S+/g)).toEqual([newsMailProps.link, newsMailProps.ownPage.url]);
    expect(mail.text).toContain('Your code: 31');
    expect(mail.text).toContain('There is nothing to do.');
  },
);

test('where nobody is named, it is still a sentence', () => {
  for (const news of newsSchema.options) {
    const { text } = newsMail({ ...newsMailProps, news, name: undefined });
    expect(text).not.toMatch(/undefined/);
  }
});

test('what a record is called can neither add markup nor lines', () => {
  expect(newsMail({ ...newsMailProps, whatTitle: markup }).html).not.toContain(markup);
  expect(newsMail({ ...newsMailProps, whatTitle: lines }).subject).not.toMatch(/[\r\n]/);
});

test('the instants of a story are told in the time of its reader', () => {
  const { body } = followPage(progress, reader);
  expect(body).toContain('to accept by Fri 20 Nov, 17:00 CET.');
});
