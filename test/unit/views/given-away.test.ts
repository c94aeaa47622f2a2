import { describe, expect, test } from 'vitest';
import type { GivenAway } from '#views/given-away.ts';
import { givenAwayMail } from '#views/mails/given-away-mail.ts';
import { lines, markup } from './hostile.ts';
import { givenAway, givenAwayMailProps } from './samples.ts';

const textWith = (more: Partial<GivenAway>) =>
  givenAwayMail({ ...givenAwayMailProps, givenAway: { ...givenAway, ...more } }).text;
const showing = (shows: GivenAway['systems'][number]['shows'], now: GivenAway['now'] = givenAway.now) =>
  textWith({ systems: [{ system: 'HubSpot', shows }], now });
const owned = { kind: 'owned', name: 'Ada Byron' } as const;
const over = { kind: 'over' } as const;

test('it says when it was accepted, since when it is not theirs any more, and by whose decision', () => {
  const { subject, text } = givenAwayMail(givenAwayMailProps);
  expect(subject).toBe('Not yours any more: Ada Lovelace, Analytical Engines');
  expect(text).toContain(
    'You accepted it on Friday 20 November at 11:00 Central European Standard Time. Since',
  );
  expect(text).toContain('Since Friday 20 November at 12:00 Central European Standard Time it is not yours');
  expect(text).toContain('any more: somebody else is to have it. Mary Somerville decided it.');
});

test('it says that it was not started in time, where that is why', () => {
  expect(textWith({ isNotStarted: true })).toContain('It was not started in time, so since Friday');
  expect(textWith({ isNotStarted: true, byName: undefined })).toContain('Nobody decided it: the rules of');
});

describe('where it is now', () => {
  test.each([
    [givenAway.now, 'It is now offered to Ada Byron. It is theirs only when they accept.'],
    [owned, 'It now belongs to Ada Byron.'],
    [{ kind: 'undecided', name: 'Grace Hopper' }, 'Grace Hopper now decides what happens with it.'],
    [over, 'It was cancelled since: nobody is asked any more.'],
    [undefined, 'Nobody is asked at the moment.'],
  ] as const)('%j is said', (now, sentence) => {
    expect(textWith({ now })).toContain(sentence);
  });
});

describe('what a system shows now', () => {
  test.each([
    ['owner', 'HubSpot still shows you as its owner: whoever accepts it is entered in your place.'],
    ['other', 'HubSpot shows somebody who accepted it after you.'],
    ['else', 'HubSpot showed something else than what was entered when it was last read.'],
    ['before', 'HubSpot shows what stood there before.'],
    ['unknown', 'Whether HubSpot shows you as its owner is not known.'],
  ] as const)('%s is said', (shows, sentence) => {
    expect(showing(shows)).toContain(sentence);
    if (shows === 'else') expect(showing(shows)).not.toContain('it is left so');
  });

  test('once somebody has accepted it since, nobody promises what is entered next', () => {
    expect(showing('owner', owned)).toContain('HubSpot showed you as its owner when it was last read.');
  });

  test('once it was cancelled, it stays', () => {
    expect(showing('owner', over)).toContain('HubSpot shows you as its owner: nobody takes that back.');
    expect(showing('else', over)).toContain('it is left so');
  });

  test('where it was entered nowhere, that is said', () => {
    expect(textWith({ systems: [] })).toContain('It was not entered for you anywhere.');
  });
});

test('it says whom to ask, unless they answer for it themselves', () => {
  const question = 'If you have a question about it, ask Grace Hopper, who answers for';
  expect(textWith({})).toContain(question);
  expect(textWith({ askName: undefined })).not.toContain('If you have a question');
  expect(textWith({ askName: undefined })).toContain('There is nothing for you to do.');
});

test('what a record is called can neither add markup nor lines', () => {
  expect(givenAwayMail({ ...givenAwayMailProps, whatTitle: markup }).html).not.toContain(markup);
  expect(givenAwayMail({ ...givenAwayMailProps, whatTitle: lines }).subject).not.toMatch(/[\r\n]/);
});

test('its links are that of the record and that of the own page, with its code', () => {
  const { html, text } = givenAwayMail(givenAwayMailProps);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    `href="${String(givenAwayMailProps.recordUrl)}"`,
    `href="${givenAwayMailProps.ownPage.url}"`,
  ]);
  expect(text).toContain('Your code: 31');
  expect(text).toContain('meant for Charles Babbage alone');
});
