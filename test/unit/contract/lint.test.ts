import { describe, expect, it } from 'vitest';
import { changedFolder } from './changed-folder.ts';

const CONTRACT = 'sales-qualified-lead.yaml';
const PEOPLE = 'directory.yaml';
const { change, errors, lineNow } = changedFolder(CONTRACT);

type Change = readonly [file: string, from: string, to: string];

const active = (name: string, is: boolean): Change => [
  PEOPLE,
  `name: ${name}`,
  `name: ${name}\n    active: ${is}`,
];
const onMaya = (text: string): Change => [PEOPLE, 'name: Maya Chen', `name: Maya Chen\n    ${text}`];
const away = (text: string): Change => onMaya(`away: [{ ${text} }]`);
const named = 'strategy: named-person\n  person: maya-chen';
const pooled = 'fallback:\n  pool: account-executives';
const oneExecutive: Change = [PEOPLE, '[maya-chen, jonas-weber, priya-nair]', '[maya-chen]'];

/** Says which error one or more changes of the shipped files lead to, and in which line of the changed file. */
const finds = async (changes: readonly Change[], file: string, passage: string, expected: string) => {
  for (const one of changes) change(...one);
  const found = await errors();
  expect(found.map((error) => error.replace(/^(\S+:\d+):\d+/, '$1'))).toEqual([
    `${file}:${lineNow(file, passage)} ${expected}`,
  ]);
};

it('finds nothing in the shipped files', async () => {
  expect(await errors()).toEqual([]);
});

it('lists the kinds of record that may be linked', () =>
  finds(
    [
      [
        CONTRACT,
        'whenOwnerChanges: adopt',
        'references:\n  companies:\n    label: Company\nwhenOwnerChanges: adopt',
      ],
    ],
    CONTRACT,
    'companies:',
    'references.companies: expected one of company, contact, deal, found "companies" (did you mean company?)',
  ));

it('finds a beginning that is no day', () =>
  finds(
    [[CONTRACT, '# activeFrom: 2026-12-01', 'activeFrom: soon']],
    CONTRACT,
    'activeFrom: soon',
    'activeFrom: expected a date such as 2026-12-21, or an instant such as 2026-12-21T12:00:00Z, found "soon"',
  ));

describe('a status that is set back', () => {
  const back = (text: string): Change => [
    CONTRACT,
    'whenOwnerChanges: adopt',
    `${text}\nwhenOwnerChanges: adopt`,
  ];
  const returned = (status: string): Change => back(`whenReturned:\n  setStatusTo: ${status}`);

  it('stands in statusMap', () =>
    finds(
      [returned('marketing-qualifed')],
      CONTRACT,
      'marketing-qualifed',
      'whenReturned.setStatusTo: expected a status that statusMap maps to: one of subscriber, lead, marketing-qualified, sales-qualified, opportunity, customer, found "marketing-qualifed" (did you mean marketing-qualified?)',
    ));

  it('brings no second error where the trigger is the one that is wrong', () =>
    finds(
      [returned('marketing-qualified'), [CONTRACT, '  status: sales-qualified', '  status: sales-qualifed']],
      CONTRACT,
      'status: sales-qualifed',
      'trigger.status: expected a status that statusMap maps to: one of subscriber, lead, marketing-qualified, sales-qualified, opportunity, customer, found "sales-qualifed" (did you mean sales-qualified?)',
    ));

  it('is another than the one that starts it', () =>
    finds(
      [returned('sales-qualified')],
      CONTRACT,
      'setStatusTo: sales-qualified',
      'whenReturned.setStatusTo: expected another status than the trigger\'s, found "sales-qualified"',
    ));

  it('can be given again: not where a record is handed over once only', () =>
    finds(
      [
        returned('marketing-qualified'),
        [CONTRACT, '  status: sales-qualified', '  status: sales-qualified\n  occurrence: once-per-record'],
      ],
      CONTRACT,
      'occurrence: once-per-record',
      'trigger.occurrence: expected each-time together with whenReturned, so that giving the status again hands it over anew, found once-per-record (did you mean each-time?)',
    ));

  it('is one value of HubSpot', () =>
    finds(
      [
        [
          CONTRACT,
          'salesqualifiedlead: sales-qualified',
          'salesqualifiedlead: sales-qualified\n  sql: sales-qualified',
        ],
        [CONTRACT, 'whenRecordMoves: withdraw', 'whenRecordMoves: set-back'],
      ],
      CONTRACT,
      'whenRecordMoves: set-back',
      'whenRecordMoves: expected exactly one value in statusMap for "sales-qualified", to be written, found sales-qualified for salesqualifiedlead and sql',
    ));
});

/** The second target of the shipped contract. */
const salesforce = [
  '    - system: salesforce',
  '      object: Lead',
  "      # The property of the contact that holds the lead's id.",
  '      recordId: salesforceleadid',
  '      fields:',
  '        Baton_Accepted_By__c: { baton: owner-name }',
  '        Baton_Since__c: { baton: accepted-at }',
  "      # 0s: written and read in one request, which counts once. What a flow of Salesforce's changes a moment later is",
  '      # not seen by it; with 1s Baton reads the record again after a second, for one request more.',
  '      readBackAfter: 0s',
].join('\n');

it('finds that there is nothing to take back where there is one target only', () =>
  finds(
    [
      [CONTRACT, salesforce, ''],
      [CONTRACT, '  Lead: hubspot\n', ''],
      [CONTRACT, 'whenPartial: hold', 'whenPartial: roll-back'],
    ],
    CONTRACT,
    'whenPartial: roll-back',
    'whenPartial: expected hold or retry, because roll-back needs two targets or more, found roll-back (did you mean hold?)',
  ));

it('finds limits of a reference that no value keeps', () =>
  finds(
    [
      [
        CONTRACT,
        'show:\n',
        'references:\n  company:\n    label: Company\n    inputs:\n      staff: { label: Staff, type: number, minimum: 9, maximum: 3 }\nshow:\n',
      ],
    ],
    CONTRACT,
    'staff: {',
    'references.company.inputs.staff.maximum: expected at least minimum (9), found 3',
  ));

it('finds a status that is to agree with itself', () =>
  finds(
    [[CONTRACT, 'show:\n', 'consistency:\n  lifecyclestage: { label: Stage, oneOf: [lead] }\nshow:\n']],
    CONTRACT,
    'lifecyclestage: {',
    'consistency.lifecyclestage: expected another property than the trigger\'s, whose values stand in statusMap, found "lifecyclestage"',
  ));

describe('a pilot', () => {
  const piloting = (pilot: string): Change => [CONTRACT, 'mode: enforce', `mode: pilot\npilot: [${pilot}]`];

  it('needs people', () =>
    finds(
      [piloting('')],
      CONTRACT,
      'pilot\npilot: []',
      'mode: expected the people of the pilot, in the field pilot:, found a pilot without people',
    ));

  it('has people of the directory', () =>
    finds(
      [piloting('maya-chen, jonas')],
      CONTRACT,
      'maya-chen, jonas]',
      'pilot.1: expected a person of directory.yaml, found "jonas" (did you mean jonas-weber?)',
    ));

  it('has people who can be asked', () =>
    finds(
      [piloting('lena-fischer, priya-nair'), active('Priya Nair', false)],
      CONTRACT,
      'lena-fischer, priya-nair]',
      'pilot.1: expected an active person of directory.yaml, found "priya-nair", who is not active',
    ));

  it('is one of three modes', () =>
    finds(
      [[CONTRACT, 'mode: enforce', 'mode: watch']],
      CONTRACT,
      'mode: watch',
      'mode: expected one of observe, pilot, enforce, found "watch"',
    ));
});

describe('whom a contract names', () => {
  it.each<[string, Change[], string, string]>([
    [
      'an unknown pool',
      [[CONTRACT, 'fallback:\n  pool: account-executives', 'fallback:\n  pool: account-executive']],
      'pool: account-executive\n',
      'fallback.pool: expected a pool of directory.yaml, found "account-executive" (did you mean account-executives?)',
    ],
    [
      'an unknown pool of a strategy',
      [[CONTRACT, named, 'strategy: round-robin\n  pool: reps']],
      'pool: reps',
      'routing.pool: expected a pool of directory.yaml (account-executives), found "reps"',
    ],
    [
      'an unknown person on call',
      [[CONTRACT, 'contractOwner: lena-fischer', 'contractOwner: lena-fischer\nonCall: tom']],
      'onCall: tom',
      'onCall: expected a person of directory.yaml, found "tom" (did you mean tom-okafor?)',
    ],
    [
      'an unknown pool on call',
      [
        [
          CONTRACT,
          'contractOwner: lena-fischer',
          'contractOwner: lena-fischer\nonCall:\n  pool: account-executive',
        ],
      ],
      'pool: account-executive\n',
      'onCall.pool: expected a pool of directory.yaml, found "account-executive" (did you mean account-executives?)',
    ],
    [
      'somebody on call by a name',
      [[CONTRACT, 'contractOwner: lena-fischer', 'contractOwner: lena-fischer\nonCall: Tom Okafor']],
      'onCall: Tom Okafor',
      'onCall: expected the id of a person in directory.yaml, found "Tom Okafor" (did you mean tom-okafor?)',
    ],
    [
      'an unknown person in the chain',
      [[CONTRACT, '- person: lena-fischer', '- person: lena']],
      'person: lena\n',
      'escalation.1.person: expected a person of directory.yaml, found "lena" (did you mean lena-fischer?)',
    ],
    [
      'a strategy that can give nobody, because the person is not active',
      [active('Maya Chen', false)],
      'person: maya-chen',
      'routing.person: expected an active person of directory.yaml, found "maya-chen", who is not active',
    ],
    [
      'an escalation to somebody who is not active',
      [[CONTRACT, '- person: lena-fischer', '- person: priya-nair'], active('Priya Nair', false)],
      'person: priya-nair',
      'escalation.1.person: expected an active person of directory.yaml, found "priya-nair", who is not active',
    ],
    [
      'no fallback',
      [[CONTRACT, 'fallback:\n  pool: account-executives\n', '']],
      'no such passage: the first line',
      'fallback: expected `hold`, `person:` with an id or `pool:` with an id, found nothing',
    ],
    [
      'a fallback that is two',
      [[CONTRACT, 'fallback:\n', 'fallback:\n  person: tom-okafor\n']],
      'person: tom-okafor\n  pool',
      'fallback: expected `hold`, `person:` with an id or `pool:` with an id, found a section',
    ],
    [
      'a misspelt hold',
      [[CONTRACT, pooled, 'fallback: hodl']],
      'fallback: hodl',
      'fallback: expected `hold`, `person:` with an id or `pool:` with an id, found "hodl" (did you mean hold?)',
    ],
    [
      'a chain behind a hold',
      [[CONTRACT, pooled, 'fallback: hold']],
      'escalation:',
      'escalation: expected no steps, since nobody else is asked with `fallback: hold`, found 2',
    ],
    [
      'a fallback that is the person who was asked',
      [[CONTRACT, 'fallback:\n  pool: account-executives', 'fallback:\n  person: maya-chen']],
      'person: maya-chen\n\n# Who is asked when',
      'fallback.person: expected somebody else than the person who is asked first, found "maya-chen"',
    ],
    [
      'a chain that ends at the manager of somebody without one',
      [
        [CONTRACT, '\n  - person: lena-fischer', ''],
        [CONTRACT, named, 'strategy: named-person\n  person: tom-okafor'],
      ],
      '- manager',
      'escalation.0: expected a manager for everybody who may be asked first, or a step after it, found none for tom-okafor',
    ],
    [
      'a chain that ends at the manager of anybody',
      [
        [CONTRACT, '\n  - person: lena-fischer', ''],
        [CONTRACT, named, 'strategy: record-owner'],
      ],
      '- manager',
      'escalation.0: expected a manager for everybody who may be asked first, or a step after it, found none for tom-okafor, lena-fischer',
    ],
    [
      'working hours of people who have none',
      [[CONTRACT, 'onlyInWorkingHours: false', 'onlyInWorkingHours: true']],
      'onlyInWorkingHours: true',
      'candidates.onlyInWorkingHours: expected a calendar for everybody who may be asked, found none for maya-chen, priya-nair',
    ],
    [
      'a misspelt strategy',
      [[CONTRACT, 'strategy: named-person', 'strategy: named-persn']],
      'strategy: named-persn',
      'routing.strategy: expected one of named-person, record-owner, property, round-robin, least-loaded, rules, found "named-persn" (did you mean named-person?)',
    ],
    [
      'a field of another strategy',
      [[CONTRACT, 'strategy: named-person\n  person', 'strategy: record-owner\n  person']],
      'person: maya-chen',
      'routing.person: expected one of strategy, found "person"',
    ],
    [
      'a misspelt step',
      [[CONTRACT, '  - manager', '  - manger']],
      '- manger',
      'escalation.0: expected `manager`, `person:` with an id or `pool:` with an id, found "manger" (did you mean manager?)',
    ],
    [
      'a misspelt field of a step',
      [[CONTRACT, '- person: lena-fischer', '- persn: lena-fischer']],
      'persn: lena-fischer',
      'escalation.1.persn: expected one of person, pool, found "persn" (did you mean person?)',
    ],
  ])('%s', async (_, changes, passage, expected) => {
    const missing = passage.startsWith('no such');
    await finds(changes, CONTRACT, missing ? '' : passage, expected);
  });

  it('may be nobody else, if the contract says so', async () => {
    change(CONTRACT, pooled, 'fallback: hold');
    change(CONTRACT, 'escalation:\n  - manager\n  - person: lena-fischer\n', 'escalation: []\n');
    change(CONTRACT, 'onlyInWorkingHours: false', 'onlyInWorkingHours: true');
    change(CONTRACT, named, 'strategy: named-person\n  person: jonas-weber');
    expect(await errors()).toEqual([]);
  });

  it('may be the manager of somebody without one, if a step follows', async () => {
    change(CONTRACT, named, 'strategy: record-owner');
    expect(await errors()).toEqual([]);
  });
});

describe('the times of a contract', () => {
  it.each<[string, Change[], string, string]>([
    [
      'an unknown calendar',
      [[CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 4h\n  calendar: berln\n']],
      'calendar: berln',
      'sla.calendar: expected a calendar of directory.yaml, found "berln" (did you mean berlin?)',
    ],
    [
      'days of working time',
      [[CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 2d\n  calendar: berlin\n']],
      'acceptWithin: 2d',
      'sla.acceptWithin: expected working time in hours and minutes, since a day of work has no 24 hours, found 2d',
    ],
    [
      'a deadline in a year of holidays',
      [
        [CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 4h\n  calendar: berlin\n'],
        [
          PEOPLE,
          '      - 2026-12-25\n',
          Array.from(
            { length: 365 },
            (_, day) => `      - ${new Date(Date.UTC(2027, 0, 2 + day)).toISOString().slice(0, 10)}\n`,
          ).join(''),
        ],
      ],
      'acceptWithin: 4h\n  calendar',
      'sla.acceptWithin: expected an offer that ends within 60 days by the clock, snoozing included, found 4h of working time by the calendar berlin',
    ],
    [
      'an offer that snoozing keeps open for too long',
      [
        [CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 40d\n'],
        [CONTRACT, '    - before: 1h\n', '    - before: 1h\n  snoozeAtMost: 30d\n'],
        [CONTRACT, 'window: 7d', 'window: 60d'],
      ],
      'acceptWithin: 40d',
      'sla.acceptWithin: expected an offer that ends within 60 days by the clock, snoozing included, found 40d',
    ],
    [
      'more snoozing than the deadline',
      [[CONTRACT, '    - before: 1h\n', '    - before: 1h\n  snoozeAtMost: 5h\n']],
      'snoozeAtMost: 5h',
      'acknowledgment.snoozeAtMost: expected no more than acceptWithin (4h), found 5h',
    ],
    [
      'less snoozing than is offered',
      [[CONTRACT, '    - before: 1h\n', '    - before: 1h\n  snoozeAtMost: 20m\n']],
      'snoozeAtMost: 20m',
      'acknowledgment.snoozeAtMost: expected at least 30m, the shortest time that is offered, found 20m',
    ],
    [
      'a reminder after the deadline',
      [[CONTRACT, '- before: 1h', '- after: 5h']],
      'after: 5h',
      'acknowledgment.reminders.0.after: expected less than acceptWithin (4h), so that it comes between offer and deadline, found 5h',
    ],
    [
      'no round at all',
      [[CONTRACT, 'rounds: 1', 'rounds: 0']],
      'rounds: 0',
      'rounds: expected a whole number from 1, found 0',
    ],
  ])('%s', async (_, changes, passage, expected) => {
    await finds(changes, CONTRACT, passage, expected);
  });

  it('may be counted in a calendar', async () => {
    change(CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 4h\n  calendar: berlin\n');
    expect(await errors()).toEqual([]);
  });
});

describe('the start of the work', () => {
  const awaiting = (rest: string, within = '1d'): readonly Change[] => [
    [CONTRACT, '  acceptWithin: 4h\n', `  acceptWithin: 4h\n  startWithin: ${within}\n`],
    [CONTRACT, 'whenRecordMoves: withdraw', `start:\n  ${rest}\nwhenRecordMoves: withdraw`],
  ];

  it('may be awaited', async () => {
    for (const one of awaiting('statuses: [opportunity]\n  whenMissed: re-offer\n  latest: 3d\n  grace: 4h'))
      change(...one);
    expect(await errors()).toEqual([]);
  });

  it.each<[string, readonly Change[], string, string]>([
    [
      'without a deadline',
      awaiting('whenMissed: ask').slice(1),
      'start:\n  whenMissed',
      'start: expected sla.startWithin besides it, found no such deadline',
    ],
    [
      'shown by a status that is not mapped',
      awaiting('statuses: [customer, oportunity]'),
      'statuses: [customer',
      'start.statuses.1: expected a status that statusMap maps to, other than that of the trigger, found "oportunity" (did you mean opportunity?)',
    ],
    [
      'shown by the status that starts it',
      awaiting('statuses: [sales-qualified]'),
      'statuses: [sales',
      'start.statuses.0: expected a status that statusMap maps to, other than that of the trigger, found "sales-qualified" (did you mean marketing-qualified?)',
    ],
    [
      'put off by less than the deadline',
      awaiting('latest: 4h'),
      'latest: 4h',
      'start.latest: expected no less than startWithin (1d), found 4h',
    ],
    [
      'in days of working time',
      [...awaiting('grace: 1d'), [CONTRACT, 'sla:\n', 'sla:\n  calendar: berlin\n']],
      'startWithin: 1d',
      'sla.startWithin: expected working time in hours and minutes, since a day of work has no 24 hours, found 1d',
    ],
    [
      'followed by what there is not',
      awaiting('whenMissed: manager'),
      'whenMissed: manager',
      'start.whenMissed: expected one of ask, re-offer, found "manager"',
    ],
  ])('%s', async (_, changes, passage, expected) => {
    for (const one of changes) change(...one);
    const found = (await errors()).map((error) => error.replace(/^(\S+:\d+):\d+/, '$1'));
    expect(found).toContain(`${CONTRACT}:${String(lineNow(CONTRACT, passage))} ${expected}`);
  });
});

describe('the directory', () => {
  it.each<[string, Change[], string, string]>([
    [
      'an unknown calendar of a person',
      [onMaya('calendar: new-york')],
      'calendar: new-york',
      'people.maya-chen.calendar: expected a calendar of directory.yaml (berlin), found "new-york"',
    ],
    [
      'an unknown manager',
      [[PEOPLE, 'manager: tom-okafor', 'manager: tom']],
      'manager: tom ',
      'people.maya-chen.manager: expected a person of directory.yaml, found "tom" (did you mean tom-okafor?)',
    ],
    [
      'a manager who is not active',
      [
        active('Tom Okafor', false),
        [PEOPLE, '    manager: tom-okafor\n    calendar', '    calendar'],
        [PEOPLE, 'asana: 1200000000000013\n    manager: tom-okafor\n', 'asana: 1200000000000013\n'],
      ],
      'manager: tom-okafor',
      'people.maya-chen.manager: expected an active person of directory.yaml, found "tom-okafor", who is not active',
    ],
    [
      'a circle of managers',
      [[PEOPLE, 'name: Tom Okafor', 'name: Tom Okafor\n    manager: maya-chen']],
      'manager: tom-okafor',
      'people.maya-chen.manager: expected managers that lead up to somebody without one, found maya-chen → tom-okafor → maya-chen',
    ],
    [
      'a manager of oneself',
      [[PEOPLE, 'name: Tom Okafor', 'name: Tom Okafor\n    manager: tom-okafor']],
      'manager: tom-okafor\n    email: tom',
      'people.tom-okafor.manager: expected managers that lead up to somebody without one, found tom-okafor → tom-okafor',
    ],
    [
      'an unknown stand-in',
      [away('from: 2026-12-21, until: 2027-01-03, delegate: jonas')],
      'delegate: jonas }',
      'people.maya-chen.away.0.delegate: expected a person of directory.yaml, found "jonas" (did you mean jonas-weber?)',
    ],
    [
      'oneself as a stand-in',
      [away('from: 2026-12-21, until: 2027-01-03, delegate: maya-chen')],
      'delegate: maya-chen',
      'people.maya-chen.away.0.delegate: expected somebody else, found "maya-chen"',
    ],
    [
      'an absence that ends before it begins',
      [away('from: 2026-12-21, until: 2026-12-20')],
      'until: 2026-12-20',
      'people.maya-chen.away.0.until: expected a time after 2026-12-21, found 2026-12-20',
    ],
    [
      'an absence on no day',
      [away('from: 2026-02-30, until: 2026-03-20')],
      'from: 2026-02-30',
      'people.maya-chen.away.0.from: expected a date such as 2026-12-21, or an instant such as 2026-12-21T12:00:00Z, found "2026-02-30"',
    ],
    [
      'somebody who cannot be reached',
      [[PEOPLE, '    email: jonas.weber@example.com\n', '']],
      'jonas-weber:',
      'people.jonas-weber.email: expected an e-mail address, found nothing',
    ],
    [
      'one Slack member for two people',
      [
        [PEOPLE, 'asana: 1200000000000012', 'asana: 1200000000000012\n      slack: U0JONAS'],
        [PEOPLE, 'asana: 1200000000000013', 'asana: 1200000000000013\n      slack: U0JONAS'],
      ],
      'slack: U0JONAS\n    manager: tom-okafor\n  tom',
      'people.priya-nair.ids.slack: expected a value that nobody else has, found U0JONAS',
    ],
    [
      'a Slack name instead of the member id',
      [[PEOPLE, 'hubspotUser: 98002', "hubspotUser: 98002\n      slack: '@jonas'"]],
      "slack: '@jonas'",
      'people.jonas-weber.ids.slack: expected a member id of Slack such as U012AB3CD, found "@jonas"',
    ],
    [
      'a capacity of nothing',
      [onMaya('capacity: 0')],
      'capacity: 0',
      'people.maya-chen.capacity: expected a whole number from 1, found 0',
    ],
    [
      'a desk that is not active',
      [
        active('Lena Fischer', false),
        [CONTRACT, 'contractOwner: lena-fischer', 'contractOwner: tom-okafor'],
        [CONTRACT, '- person: lena-fischer', '- person: tom-okafor'],
      ],
      'desk: lena-fischer',
      'desk: expected an active person of directory.yaml, found "lena-fischer", who is not active',
    ],
    [
      'an empty pool',
      [[PEOPLE, '[maya-chen, jonas-weber, priya-nair]', '[]']],
      'account-executives: []',
      'pools.account-executives: expected at least one person, found nobody',
    ],
    [
      'a pool that can give nobody',
      [
        [PEOPLE, '[maya-chen, jonas-weber, priya-nair]', '[jonas-weber, priya-nair]'],
        active('Jonas Weber', false),
        active('Priya Nair', false),
      ],
      'account-executives: [',
      'pools.account-executives: expected at least one active person, found jonas-weber, priya-nair, none of them active',
    ],
    [
      'an unknown member of a pool',
      [[PEOPLE, 'maya-chen, jonas-weber', 'maya-chan, jonas-weber']],
      'maya-chan',
      'pools.account-executives.0: expected a person of directory.yaml, found "maya-chan" (did you mean maya-chen?)',
    ],
    [
      'a member of a pool twice',
      [[PEOPLE, 'maya-chen, jonas-weber', 'maya-chen, maya-chen']],
      'maya-chen, maya-chen',
      'pools.account-executives.1: expected each person once, found maya-chen again',
    ],
    [
      'hours that overlap',
      [[PEOPLE, 'monday: 09:00-12:30, 13:30-18:00', 'monday: 09:00-14:00, 13:30-18:00']],
      'monday:',
      'calendars.berlin.hours.monday: expected spans in order that do not overlap, found 09:00-14:00, 13:30-18:00',
    ],
    [
      'hours that end before they begin',
      [[PEOPLE, 'friday: 09:00-12:30, 13:30-16:00', 'friday: 22:00-06:00']],
      'friday:',
      'calendars.berlin.hours.friday: expected spans that end after they begin, on the same day, found 22:00-06:00',
    ],
    [
      'hours that are none',
      [[PEOPLE, 'friday: 09:00-12:30, 13:30-16:00', 'friday: 9 to 5']],
      'friday:',
      'calendars.berlin.hours.friday: expected hours such as 09:00-12:00, 13:00-17:30, found "9 to 5"',
    ],
    [
      'a misspelt day',
      [[PEOPLE, 'friday:', 'fryday:']],
      'fryday:',
      'calendars.berlin.hours.fryday: expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, found "fryday" (did you mean friday?)',
    ],
    [
      'a holiday on no day',
      [[PEOPLE, '- 2026-12-25', '- 2026-12-32']],
      '- 2026-12-32',
      'calendars.berlin.holidays.0: expected a date such as 2026-12-25, found "2026-12-32"',
    ],
  ])('%s', async (_, changes, passage, expected) => {
    await finds(changes, PEOPLE, passage, expected);
  });

  it('a calendar without hours, whether or not a deadline is counted in it', async () => {
    change(CONTRACT, '  acceptWithin: 4h\n', '  acceptWithin: 4h\n  calendar: nights\n');
    const empty: Change = [PEOPLE, 'calendars:\n', 'calendars:\n  nights: { timeZone: UTC, hours: {} }\n'];
    await finds(
      [empty],
      PEOPLE,
      'nights:',
      'calendars.nights.hours: expected hours on at least one day of the week, found none',
    );
  });

  it('lets somebody who has left keep an absence, a manager and a place in a pool', async () => {
    change(...active('Priya Nair', false));
    change(
      PEOPLE,
      'name: Priya Nair',
      'name: Priya Nair\n    away: [{ from: 2026-01-02, until: 2026-01-01 }]',
    );
    expect(await errors()).toEqual([]);
  });

  it('lets a pool of one be a pool', async () => {
    change(...oneExecutive);
    change(CONTRACT, named, 'strategy: least-loaded\n  pool: account-executives');
    expect(await errors()).toEqual([]);
  });
});

it('finds an offer that would still be sent when it is over', () =>
  finds(
    [[CONTRACT, 'acknowledgment:', 'acknowledgment:\n  deliverWithin: 4h']],
    CONTRACT,
    'deliverWithin: 4h',
    'acknowledgment.deliverWithin: expected less than acceptWithin (4h), so that somebody else can be asked, found 4h',
  ));

describe('channels', () => {
  const inSlack: Change = [PEOPLE, 'hubspotUser: 98001', 'hubspotUser: 98001\n      slack: U012AB3CD'];
  const allowing = (list: string): Change => [
    CONTRACT,
    'acknowledgment:',
    `acknowledgment:\n  channels: ${list}`,
  ];

  it.each<[string, Change[], string, string, string]>([
    [
      'of a person that lead nowhere',
      [onMaya('channels: [slack, email]')],
      PEOPLE,
      'channels: [slack',
      'people.maya-chen.channels.0: expected a channel that they have (this one needs ids.slack), found "slack"',
    ],
    [
      'that are none',
      [inSlack, onMaya('channels: [slak]')],
      PEOPLE,
      'channels: [slak]',
      'people.maya-chen.channels.0: expected slack or email, found "slak" (did you mean slack?)',
    ],
    [
      'that a person names twice',
      [inSlack, onMaya('channels: [email, slack, email]')],
      PEOPLE,
      'channels: [email',
      'people.maya-chen.channels.2: expected each channel once, found "email"',
    ],
    [
      'that a contract names twice',
      [allowing('[email, email]')],
      CONTRACT,
      'channels: [email',
      'acknowledgment.channels.1: expected each channel once, found "email"',
    ],
    [
      'none of which reaches those who may be asked, whoever of the chain is a manager among them',
      [inSlack, allowing('[slack]')],
      CONTRACT,
      'channels: [slack]',
      'acknowledgment.channels: expected a channel of everybody who may be asked, found none of jonas-weber, priya-nair, lena-fischer, tom-okafor',
    ],
    [
      'that exclude what somebody wants',
      [
        inSlack,
        onMaya('channels: [email]'),
        allowing('[slack]'),
        [PEOPLE, '[maya-chen, jonas-weber, priya-nair]', '[maya-chen]'],
        [CONTRACT, pooled, 'fallback: hold'],
        [CONTRACT, 'escalation:\n  - manager\n  - person: lena-fischer\n', ''],
      ],
      CONTRACT,
      'channels: [slack]',
      'acknowledgment.channels: expected a channel of everybody who may be asked, found none of maya-chen',
    ],
  ])('%s', (_, changes, file, passage, expected) => finds(changes, file, passage, expected));

  it('may have any order', async () => {
    for (const one of [inSlack, onMaya('channels: [email, slack]'), allowing('[email, slack]')])
      change(...one);
    expect(await errors()).toEqual([]);
  });
});
