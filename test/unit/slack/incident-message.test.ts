import { describe, expect, it } from 'vitest';
import type { Block } from '#views/slack/block-kit.ts';
import { incidentMessage } from '#views/slack/incident-message.ts';
import { incidentPost } from '#views/slack/incident-post.ts';
import { solvedMessage } from '#views/slack/solved-message.ts';
import { causes } from '../views/causes.ts';
import { count, lines, markup } from '../views/hostile.ts';
import { incident, incidentMailProps, reader } from '../views/samples.ts';
import { expectTaken } from './taken.ts';

const message = incidentMessage(incidentMailProps);
const text = JSON.stringify(message);
const { severity, known } = incidentMailProps;
const postProps = { incident, severity, known, reader, command: 'npx baton incidents show a1' };
const hostile = { ...incident, whatTitle: lines, lastGoodStep: markup, contractTitle: markup };

/** What Slack reads as markup. */
const marked = (blocks: readonly Block[]) => JSON.stringify(blocks.filter(({ type }) => type === 'section'));

describe('the message of an incident', () => {
  it('says what happened, how bad it is, until when, what to do and why you', () => {
    expectTaken(message);
    expect(message.text).toBe(
      'Please decide – Ada Lovelace, Analytical Engines: HubSpot did not take the change (Qualified leads to sales)',
    );
    expect(text).toContain('should be “Charles Babbage” and is still “Grace Hopper”.');
    expect(text).toContain(
      '*Decide by: Sunday 22 November at 13:00 Central European Standard Time (in 2 days)*',
    );
    expect(text).toContain('*Severity*\\nNormal');
    expect(text).toContain(`*What to do*\\n${known.suggestion}`);
    expect(text).toContain('You get this because you are responsible for “Qualified leads to sales”.');
  });

  it('has one link to decide, to the overview and to the reader’s own page, and one code for all', () => {
    expect(text.match(/<https?:[^|]*/g)).toEqual([
      `<${incidentMailProps.link}`,
      `<${String(incidentMailProps.overviewLink)}`,
      `<${String(incidentMailProps.ownPage?.url)}`,
    ]);
    expect(count(text, 'Your code: 42')).toBe(1);
  });

  it('names the first of several, and says how many more there are', () => {
    const several = { ...incident, whatTitle: undefined, waiting: 5 };
    const told = incidentMessage({ ...incidentMailProps, incident: several, named: ['Ada', markup] });
    expectTaken(told);
    expect(JSON.stringify(told)).toContain('*About*\\nAda; &lt;script&gt;');
    expect(text).not.toContain('*About*');
  });

  it('shows nothing of the event as it came', () => {
    expect(text).not.toContain('212 characters');
  });

  it.each(causes)('is taken for $cause.kind: $sentence', ({ cause }) => {
    expectTaken(incidentMessage({ ...incidentMailProps, incident: { ...incident, cause } }));
  });

  it('shows foreign text as it is', () => {
    const shown = incidentMessage({ ...incidentMailProps, incident: hostile });
    expectTaken(shown);
    expect(count(marked(shown.blocks), '<')).toBe(3);
    expect(shown.text).not.toContain('\n');
  });
});

describe('in the channel of operations', () => {
  it('the opening says all that everybody may read, and where the rest is', () => {
    const opened = incidentPost({ ...postProps, news: { kind: 'opened' } });
    expectTaken(opened);
    expect(JSON.stringify(opened)).toContain('All that is known: npx baton incidents show a1');
    expect(JSON.stringify(opened)).not.toContain('https:');
  });

  it.each([
    [{ kind: 'returned' } as const, 'It has come back.'],
    [{ kind: 'escalated' } as const, 'Nobody decided in time: everybody who should know is told again.'],
    [
      { kind: 'assigned', name: 'Mary Somerville' } as const,
      'Mary Somerville decides about it now, and has been told.',
    ],
    [
      { kind: 'ended', at: '2026-11-20T11:12:31Z' } as const,
      'It is over since Friday 20 November at 12:12 Central European Standard Time.',
    ],
  ])('what follows says what is new: %o', (news, said) => {
    const followed = incidentPost({ ...postProps, news });
    expectTaken(followed);
    expect(followed.text).toBe(`Ada Lovelace, Analytical Engines: HubSpot did not take the change: ${said}`);
    expect(JSON.stringify(followed.blocks)).toContain(said);
    expect(JSON.stringify(followed.blocks).includes('Decide by')).toBe(news.kind !== 'ended');
  });

  it.each([
    [{ kind: 'escalated' } as const, 'It still lasts: everybody who should know is told again.'],
    [
      { kind: 'assigned', name: 'Mary Somerville' } as const,
      'Mary Somerville looks after it now, and has been told.',
    ],
  ])('of what goes on by itself it is not said that anybody has to decide: %o', (news, said) => {
    for (const { cause } of causes.filter((one) =>
      ['left-alone', 'deferred', 'in-queue'].includes(one.cause.kind),
    )) {
      const followed = incidentPost({ ...postProps, incident: { ...incident, cause }, news });
      expectTaken(followed);
      expect(JSON.stringify(followed.blocks)).toContain(said);
    }
  });

  it('foreign text is shown as it is', () => {
    const shown = incidentPost({ ...postProps, incident: hostile, news: { kind: 'opened' } });
    expectTaken(shown);
    expect(marked(shown.blocks)).not.toContain('<');
  });
});

it('what an act outside has ended says so, with nothing to press but the way to the own page', () => {
  const solved = solvedMessage(
    { system: 'Salesforce', at: '2026-11-20T11:12:31Z', waiting: 3, waits: 'handoffs' },
    { reader, ownPage: { url: 'https://baton.example.com/me/abc', code: '31' } },
  );
  expectTaken(solved);
  expect(JSON.stringify(solved)).toMatch(/<https:\/\/baton\.example\.com\/me\/abc\|[^>]+>\\nYour code: 31/);
  expect(solved.text).toBe('Solved – Salesforce: 3 handoffs went on');
  expect(JSON.stringify(solved)).toContain('Nothing is left to decide.');
});
