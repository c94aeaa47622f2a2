import { describe, expect, test } from 'vitest';
import { mondayMail } from '#views/mails/monday-mail.tsx';
import { mondayPost } from '#views/slack/monday-post.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import { allIsWell, incident } from '../monday/gathered.ts';
import { mondayProps } from './samples.ts';

const all = JSON.stringify(mondayPost(mondayProps));

describe('the report of a week', () => {
  test('has its colour and how much there is to look at as its subject', () => {
    expect(mondayMail(mondayProps).subject).toBe('The week begins red (2030-02-04): 3 to look at');
    const well = { ...mondayProps, report: reportOf(allIsWell) };
    expect(mondayMail(well).subject).toBe('The week begins green (2030-02-04): all is well');
  });

  test('says in mail and Slack of each line what was found, what was checked and what comes next', () => {
    const { html, text } = mondayMail(mondayProps);
    for (const { title, checked } of mondayProps.report.lines)
      for (const where of [html, text, all]) {
        expect(where).toContain(title);
        expect(where).toContain(`Checked: ${checked.slice(0, 12)}`);
      }
    expect(text).toContain('Next: npx baton dlq show wake');
    expect(text).toContain('RED Queues and dead letters');
  });

  test('tells times as its reader knows them', () => {
    expect(mondayMail(mondayProps).text).not.toMatch(/\d{4}-\d\d-\d\dT/);
    expect(all).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  test('fits what Slack takes, however much there is, and shows markup as it is', () => {
    const because = '<!channel> '.repeat(100);
    const open = Array.from({ length: 30 }, (_, index) => ({
      ...incident,
      id: `i${String(index)}`,
      because,
    }));
    const { blocks } = mondayPost({ ...mondayProps, report: reportOf({ ...allIsWell, open }) });
    expect(blocks.length).toBeLessThanOrEqual(50);
    const texts = blocks.flatMap(({ text }) => (text === undefined ? [] : [text]));
    for (const text of texts) expect(text).toMatchObject({ text: expect.any(String) as string });
    expect(Math.max(...blocks.map((block) => JSON.stringify(block).length))).toBeLessThan(3_500);
    expect(JSON.stringify(blocks)).not.toContain('<!channel>');
  });
});
