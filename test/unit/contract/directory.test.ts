import { describe, expect, it } from 'vitest';
import { compileAbsence, compileDirectory } from '#domain/contract/compile-directory.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';
import { directorySchema, membersOf, personById } from '#domain/contract/directory.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { parseHours } from '#domain/contract/weekly-hours.ts';
import { sampleDirectory, sampleDirectorySource } from './sample.ts';

const source = directorySourceSchema.parse({
  ...sampleDirectorySource,
  people: {
    ...sampleDirectorySource.people,
    'maya-chen': {
      ...sampleDirectorySource.people[personIdSchema.parse('maya-chen')],
      active: false,
      calendar: 'berlin',
      capacity: 5,
      manager: 'tom-okafor',
      away: [{ from: '2026-12-21', until: '2026-12-31', delegate: 'jonas-weber' }],
    },
  },
});

describe('the directory, compiled', () => {
  it('reads back as it was written', () => {
    const compiled = compileDirectory(source);
    expect(directorySchema.parse(JSON.parse(JSON.stringify(compiled)))).toEqual(compiled);
  });

  it('has all of a person, the calendar itself among it', () => {
    expect(personById(compileDirectory(source), 'maya-chen')).toMatchObject({
      isActive: false,
      capacity: 5,
      manager: 'tom-okafor',
      calendar: { id: 'berlin', timeZone: 'Europe/Berlin', holidays: ['2026-12-25', '2027-01-01'] },
    });
  });

  it('takes whoever says no more as active, never away and without limits', () => {
    const tom = personById(sampleDirectory, 'tom-okafor');
    expect(tom).toMatchObject({ isActive: true, away: [] });
    expect(Object.keys(tom ?? {})).not.toEqual(expect.arrayContaining(['calendar']));
    expect([tom?.capacity, tom?.manager]).toEqual([undefined, undefined]);
  });

  it('has the channel of operations where one is named', () => {
    const named = directorySourceSchema.parse({ ...sampleDirectorySource, opsChannel: 'C012AB3CD' });
    expect(compileDirectory(named)).toEqual({ ...sampleDirectory, opsChannel: 'C012AB3CD' });
    const slip = directorySourceSchema.safeParse({ ...sampleDirectorySource, opsChannel: '#ops' });
    expect(slip.error?.issues[0]?.message).toBe('a channel id of Slack such as C012AB3CD');
  });

  it('has the webhook of whoever is on call, over https only, told of all unless it says of what', () => {
    const named = (onCallWebhook: object) =>
      directorySourceSchema.safeParse({ ...sampleDirectorySource, onCallWebhook });
    const url = 'https://on-call.example.com/hook';
    expect(compileDirectory(directorySourceSchema.parse(named({ url }).data)).onCallWebhook).toEqual({
      ...{ url, events: ['incident.escalated', 'incident.resolved'] },
    });
    expect(named({ url: 'http://on-call.example.com/hook' }).error?.issues[0]?.message).toBe(
      'an address that begins with https://',
    );
    expect(named({ url, events: ['incident.opened'] }).success).toBe(false);
  });

  it('keeps the order of a pool', () => {
    expect(membersOf(sampleDirectory, 'account-executives').map(({ id }) => id)).toEqual([
      'maya-chen',
      'jonas-weber',
      'priya-nair',
    ]);
  });
});

describe('an absence', () => {
  it.each([
    ['Asia/Kolkata', '2026-12-20T18:30:00.000Z', '2026-12-31T18:30:00.000Z'],
    ['America/New_York', '2026-12-21T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
  ])('of whole days lasts from the first midnight to the last one in %s', (zone, from, until) => {
    expect(compileAbsence({ from: '2026-12-21', until: '2026-12-31' }, zone)).toEqual({ from, until });
  });

  it('of one day that clocks make shorter lasts 23 hours', () => {
    expect(compileAbsence({ from: '2026-03-29', until: '2026-03-29' }, 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      until: '2026-03-29T22:00:00.000Z',
    });
  });

  it('between instants is taken as it is, in UTC', () => {
    const delegate = personIdSchema.parse('jonas-weber');
    const away = { from: '2026-12-21T12:00:00+01:00', until: '2026-12-21T15:00:00Z', delegate };
    expect(compileAbsence(away, 'Asia/Kolkata')).toEqual({
      from: '2026-12-21T11:00:00.000Z',
      until: '2026-12-21T15:00:00.000Z',
      delegate,
    });
  });
});

describe('hours of a day', () => {
  it('are spans, with or without spaces', () => {
    expect(parseHours('09:00-12:00,13:00 - 24:00')).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ]);
  });

  it.each([
    '',
    '9:00-17:00',
    '09:00',
    '09:00-25:00',
    '09:00-24:01',
    '09:00-12:00,',
    '09:00–17:00',
    '09:60-10:00',
  ])('are not "%s"', (text) => {
    expect(parseHours(text)).toBeUndefined();
  });
});
