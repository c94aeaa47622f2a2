import { describe, expect, it } from 'vitest';
import { endedMessage } from '#views/slack/ended-message.ts';
import { offerActions } from '#views/slack/offer-actions.ts';
import { startMessage } from '#views/slack/start-message.ts';
import { offerMessage } from '#views/slack/offer-message.ts';
import { privateReply } from '#views/slack/private-reply.ts';
import { clipped, escaped, link } from '#views/slack/mrkdwn.ts';
import { ALL_BLOCKS, expectTaken, messageSchema } from './taken.ts';
import { count, lines, markup } from '../views/hostile.ts';
import { offer, offerPageProps, reader, startMailProps } from '../views/samples.ts';

const { declineReasons, returnReasons, missingFields, colleagues, times } = offerPageProps;
const answers = { declineReasons, returnReasons, missingFields, colleagues, times };
const ownPage = { url: 'https://baton.example.com/me/abc', code: '42' };
const props = { offer, value: 'the value', ...answers, ownPage, reader };
const message = offerMessage(props);
const text = JSON.stringify(message);

describe('the message of an offer', () => {
  it('says who hands over what, why you, and until when', () => {
    expectTaken(message);
    expect(text).toContain('Grace Hopper hands you Ada Lovelace, Analytical Engines');
    expect(text).toContain('Mary Somerville gave it to you: “You look after the north”.');
    expect(text).toContain('*Accept by: Friday 20 November at 17:00 Central European Standard Time*');
    expect(text).toContain('*Interested in*\\nTwelve engines');
    expect(text).toContain('<https://crm.example.com/contacts/0-1/record/4711|See the record in HubSpot>');
    expect(message.text).toBe(
      'Grace Hopper hands you Ada Lovelace, Analytical Engines – accept by Fri 20 Nov, 17:00 CET (Qualified leads to sales)',
    );
  });

  it('leads to the reader’s own page, with its code', () => {
    expect(text).toMatch(/<https:\/\/baton\.example\.com\/me\/abc\|[^>]+>\\nYour code: 42/);
  });

  it('takes each answer, with the same value behind every button', () => {
    expect(count(text, '"value":"the value"')).toBe(5);
    // Starting comes after the acceptance.
    const ofAnOffer = Object.values(offerActions).filter((action) => action !== offerActions.start);
    for (const action of ofAnOffer) expect(count(text, `"action_id":"${action}"`)).toBe(1);
    expect(text).toContain('"value":"not-my-area"');
    expect(text).toContain('"value":"too-early"');
    expect(text).toContain('"value":"budget"');
  });

  it('keeps within what Slack takes, however long the record is', () => {
    const long = '<&>'.repeat(2000);
    const show = Array.from({ length: 80 }, () => ({ label: long, value: long }));
    const because = { kind: 'given', by: long, reason: long } as const;
    const many = Array.from({ length: 300 }, (_, index) => ({ value: `f${index}`, label: long }));
    const huge = {
      ...offer,
      whatTitle: long,
      giverName: long,
      contractTitle: long,
      recordKind: long,
      show,
      because,
    };
    messageSchema.parse(offerMessage({ ...props, offer: huge, missingFields: many }));
  });

  it('shows foreign markup as it is, and never follows it', () => {
    const evil = `<!channel> <https://evil.example.com|here> ${markup} ${lines}`;
    const foreign = { ...offer, whatTitle: evil, show: [{ label: evil, value: evil }] };
    const shown = offerMessage({ ...props, offer: { ...foreign, recordUrl: 'javascript:alert(1)' } });
    const { blocks } = messageSchema.parse(shown);
    const marked = blocks.flatMap((one) => (one.type === 'section' ? [one.text, one.fields] : []));
    const own = `<${ownPage.url}|`;
    expect(JSON.stringify([shown.text, marked]).replace(own, '').replace('>', '')).not.toMatch(/[<>]/);
    expect(JSON.stringify(shown)).not.toContain('javascript:');
  });

  it('names as many colleagues as there is room for', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      value: `p${index}`,
      label: 'Maya '.repeat(12),
    }));
    const full = offerMessage({ ...props, colleagues: many });
    expectTaken(full);
    const named = count(JSON.stringify(full), 'Maya Maya');
    expect(named).toBeGreaterThan(40);
    expect(JSON.stringify(full.blocks).length).toBeLessThan(ALL_BLOCKS);
  });

  it('neither hands on nor puts off where nothing of it can be chosen', () => {
    const none = offerMessage({ ...props, colleagues: [], times: [] });
    expectTaken(none);
    expect(JSON.stringify(none)).not.toMatch(/"(hand-on|later|until)/);
  });

  it('asks for nothing missing where the contract names no fields', () => {
    const none = offerMessage({ ...props, missingFields: [] });
    expectTaken(none);
    expect(JSON.stringify(none)).not.toContain('multi_static_select');
  });
});

describe('the message of an offer that is over', () => {
  const at = '2026-11-20T12:30:00Z';

  it('says what happened, and leaves nothing to press', () => {
    const ended = endedMessage(
      { kind: 'declined', whatTitle: 'Ada', at, now: { kind: 'offered', name: 'Jo' } },
      reader,
    );
    expectTaken(ended);
    expect(ended.text).toBe('You said no: Ada');
    expect(JSON.stringify(ended)).toContain('It is now offered to Jo.');
    expect(JSON.stringify(ended)).not.toMatch(/action_id|button/);
  });

  it('leads to the record that was accepted', () => {
    const accepted = {
      kind: 'accepted',
      whatTitle: 'Ada <3',
      systemName: 'HubSpot',
      systems: [{ name: 'HubSpot', does: 'show-owner' }],
      contractOwnerName: 'Lena',
    } as const;
    const ended = endedMessage({ ...accepted, recordUrl: 'https://crm.example.com/1' }, reader);
    expectTaken(ended);
    expect(JSON.stringify(ended)).toContain('<https://crm.example.com/1|See the record in HubSpot>');
    expect(ended.text).toContain('Ada &lt;3');
  });

  it('leads whoever answered to their own page, with its code', () => {
    const ended = endedMessage({ kind: 'declined', whatTitle: 'Ada', at, now: undefined }, reader, {
      ownPage,
    });
    expectTaken(ended);
    expect(JSON.stringify(ended)).toMatch(/<https:\/\/baton\.example\.com\/me\/abc\|[^>]+>\\nYour code: 42/);
  });
});

describe('the message that reminds of a start', () => {
  const { start } = startMailProps;

  it('says until when, what follows, and has one button', () => {
    const reminder = startMessage({ start, value: 'the value', ownPage, reader });
    expectTaken(reminder);
    expect(reminder.text).toBe('Have you started? Ada Lovelace, Analytical Engines');
    const said = JSON.stringify(reminder);
    expect(said).toContain('Mary Somerville is told');
    expect(count(said, '"button"')).toBe(1);
    expect(said).toContain(ownPage.url);
  });

  it('keeps foreign text as text, however long', () => {
    const whatTitle = markup.repeat(100);
    const hostile = startMessage({
      start: { ...start, whatTitle, contractTitle: whatTitle, recordUrl: 'javascript:alert(1)' },
      value: 'the value',
      ownPage,
      reader,
    });
    expectTaken(hostile);
    expect(JSON.stringify(hostile.blocks.filter(({ type }) => type === 'section'))).not.toMatch(
      /<script|javascript:/,
    );
  });
});

describe('a private reply', () => {
  it('says what became of the offer', () => {
    const outcome = { kind: 'expired', whatTitle: 'Ada & Co', at: '2026-11-20T12:30:00Z' } as const;
    expect(privateReply({ kind: 'outcome', outcome }, reader)).toBe(
      [
        '*The time to accept is over*',
        'Ada &amp; Co could be accepted until Friday 20 November at 13:30 Central European Standard Time. It has not become yours.',
        'There is nothing more for you to do.',
      ].join('\n'),
    );
  });

  it('asks for the reason that is missing', () => {
    expect(privateReply({ kind: 'wrong', error: 'no-decline-reason' }, reader)).toBe(
      'Choose a reason for saying no.',
    );
  });
});

describe('texts in the markup of Slack', () => {
  it('are cut between characters, never inside one', () => {
    expect(clipped('abcdef', 4, escaped)).toBe('abc…');
    expect(clipped('a&&&', 8, escaped)).toBe('a&amp;…');
    expect(clipped('👩‍🚀👩‍🚀', 4).isWellFormed()).toBe(true);
    expect(clipped('abc', 3)).toBe('abc');
  });

  it('do not end a link too early', () => {
    expect(link('https://crm.example.com/a|b>c', 'a > b')).toBe(
      '<https://crm.example.com/a%7Cb%3Ec|a &gt; b>',
    );
  });
});
