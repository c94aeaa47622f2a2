import { describe, expect, it } from 'vitest';
import { colourOf, judgeStanding } from '#domain/standing/judge-standing.ts';
import { ownerTrouble } from '#domain/standing/owner-trouble.ts';
import type { ContractStanding, OpenIncident, Standing } from '#domain/standing/standing.ts';

const now = '2030-01-31T12:00:00.000Z';
const contract: ContractStanding = {
  ...{ contract: 'sql', title: 'Lead', waiting: 2, late: 0, held: 0, blocked: 0, crossed: [], unread: [] },
  firstDue: [
    { id: 'h1', dueAt: '2030-01-31T11:00:00.000Z' },
    { id: 'h2', dueAt: '2030-01-31T13:00:00.000Z' },
  ],
};
const calm: Standing = {
  now,
  watchdog: { everySeconds: 300, roundAt: '2030-01-31T11:56:00.000Z' },
  queues: [{ queue: 'wake', messages: 3 }],
  zone: 'UTC',
  arrivals: [],
  systems: [{ system: 'hubspot', name: 'HubSpot', waiting: 0 }],
  contracts: [contract],
  elsewhere: { held: 0, blocked: 0 },
  incidents: [],
  deadLetters: [{ queue: 'wake', messages: 0 }],
};
const incident: OpenIncident = {
  ...{ id: 'i1', status: 'open', severity: 'normal', cause: 'declined', because: 'Tom declined: no time' },
  ...{ owner: { id: 'lena', name: 'Lena' }, deciders: 1, holds: 1, openings: 1, reopenings: 0 },
  ...{ since: '2030-01-31T11:00:00.000Z', decideBy: '2030-02-02T11:00:00.000Z', ownerTrouble: undefined },
};
const left = (because: 'down' | 'consent', renewal?: string) => [
  {
    ...{ system: 'hubspot', name: 'HubSpot', waiting: 0 },
    left: { because, phrase: 'it is left alone', since: now, renewal },
  },
];

const judged = (more: Partial<Standing>) => {
  const findings = judgeStanding({ ...calm, ...more });
  return { colour: colourOf(findings), first: findings[0]?.next };
};

describe('the colour of how everything stands', () => {
  it('is green while nothing is late, held or lost', () => {
    expect(judged({})).toEqual({ colour: 'green', first: undefined });
  });

  it.each([
    ['a system is down', { systems: left('down') }, /^nothing/],
    ['an access was renewed', { systems: left('consent', 'it was renewed') }, /^nothing/],
    ['an incident is open in its time', { incidents: [incident] }, /incidents show i1/],
    ['a threshold is crossed', { contracts: [{ ...contract, crossed: ['expired'] }] }, /baton metrics sql/],
    [
      'whoever decides is away',
      { incidents: [{ ...incident, ownerTrouble: { kind: 'away', until: now } }] },
      /incidents show i1/,
    ],
  ] as const)('is yellow when %s', (_, more, first) => {
    expect(judged(more).colour).toBe('yellow');
    expect(judged(more).first).toMatch(first);
  });

  it.each([
    ['the watchdog has never gone round', { watchdog: { everySeconds: 300 } }, /watchdog-silent/],
    [
      'three rounds are missing',
      { watchdog: { everySeconds: 300, roundAt: '2030-01-31T11:44:59.000Z' } },
      /watchdog-silent/,
    ],
    ['there are dead letters', { deadLetters: [{ queue: 'wake', messages: 1 }] }, /dlq show wake/],
    ['an incident is critical', { incidents: [{ ...incident, severity: 'critical' }] }, /show i1/],
    ['an incident is not decided in time', { incidents: [{ ...incident, decideBy: now }] }, /show i1/],
    ['an incident is nobody’s', { incidents: [{ ...incident, ownerTrouble: { kind: 'nobody' } }] }, /assign/],
    ['a consent is gone', { systems: left('consent') }, /baton doctor/],
    ['a handoff is late', { contracts: [{ ...contract, late: 1 }] }, /baton show h1/],
    ['a log cannot be read', { contracts: [{ ...contract, unread: ['handoff#h1'] }] }, /relay-dead-letters/],
  ] as const)('is red when %s', (_, more, first) => {
    expect(judged(more).colour).toBe('red');
    expect(judged(more).first).toMatch(first);
  });

  it.each<[string, Partial<Standing>, string]>([
    [
      'a watchdog that never went round',
      { watchdog: { everySeconds: 300 } },
      'The watchdog has never gone round.',
    ],
    [
      'a watchdog that is silent',
      { watchdog: { everySeconds: 300, roundAt: '2030-01-31T11:00:00.000Z' } },
      'The watchdog has not gone round since 2030-01-31T11:00:00.000Z.',
    ],
    [
      'an incident that nobody can decide',
      { incidents: [{ ...incident, ownerTrouble: { kind: 'nobody' } }] },
      'Nobody can decide: Tom declined: no time (it belongs to Lena).',
    ],
    [
      'one that is overdue',
      { incidents: [{ ...incident, decideBy: now }] },
      `Lena has not decided by ${now}: Tom declined: no time.`,
    ],
    [
      'one that goes on by itself and lasts for long',
      { incidents: [{ ...incident, waitsFor: 'hubspot', decideBy: now }] },
      `It has lasted beyond ${now}: Tom declined: no time (it belongs to Lena).`,
    ],
    [
      'one that goes on by itself',
      { incidents: [{ ...incident, waitsFor: 'hubspot' }] },
      'It goes on by itself, and is told again at 2030-02-02T11:00:00.000Z if it lasts: Tom declined: no time (it belongs to Lena).',
    ],
    [
      'one that waits for an access to be renewed',
      { incidents: [{ ...incident, waitsFor: 'hubspot', refusedBy: 'hubspot' }] },
      'Lena has to see to this by 2030-02-02T11:00:00.000Z: Tom declined: no time.',
    ],
    [
      'one that is critical',
      { incidents: [{ ...incident, severity: 'critical' }] },
      'Critical: Tom declined: no time.',
    ],
    [
      'one whose decider is away',
      { incidents: [{ ...incident, ownerTrouble: { kind: 'away', until: now } }] },
      `Lena (away until ${now}) has to see to this by 2030-02-02T11:00:00.000Z: Tom declined: no time.`,
    ],
    ['a system that is left alone', { systems: left('down') }, `It is left alone, since ${now}.`],
    [
      'one whose access was renewed',
      { systems: left('consent', 'it was renewed') },
      `It is left alone, since ${now}; it was renewed.`,
    ],
    [
      'logs of a newer version',
      { contracts: [{ ...contract, unread: ['handoff#h1'] }] },
      'Lead: not counted, because a newer version of Baton wrote to it: handoff#h1.',
    ],
    [
      'handoffs that are late, of those that wait',
      { contracts: [{ ...contract, late: 1 }] },
      'Lead: 1 handoff past the time to be accepted: h1.',
    ],
    [
      'more that are late than are named',
      { contracts: [{ ...contract, late: 3 }] },
      'Lead: 3 handoffs past the time to be accepted: h1, h2, ….',
    ],
    [
      'thresholds that are crossed',
      { contracts: [{ ...contract, crossed: ['expired', 'failedSync'] }] },
      'Lead crosses what its contract names: offers expired, failed in a system.',
    ],
  ])('says of %s all that it knows, and nothing else', (_, more, what) => {
    expect(judgeStanding({ ...calm, ...more }).map((one) => one.what)).toEqual([what]);
  });

  it('names the list where no handoff that is late is known by its id', () => {
    expect(judged({ contracts: [{ ...contract, late: 1, firstDue: [] }] }).first).toBe(
      'npx baton list --contract sql',
    );
  });

  it('begins with the worst incident of a colour', () => {
    const [high, critical] = (['high', 'critical'] as const).map((severity) => ({
      ...incident,
      ...{ id: severity, severity, decideBy: now },
    }));
    if (high === undefined || critical === undefined) throw new Error('there are two');
    expect(judged({ incidents: [incident, high, critical] }).first).toMatch(/show critical/);
  });

  it('tells how many events wait to be read from a system that is left alone', () => {
    const queues = [{ queue: 'intake', messages: 4 }];
    const [finding] = judgeStanding({
      ...calm,
      queues,
      systems: left('consent'),
      arrivals: [{ source: 'hubspot' }],
    });
    expect(finding?.what).toMatch(/; 4 events from it wait to be read\.$/);
    const [one] = judgeStanding({
      ...calm,
      queues: [
        { queue: 'wake', messages: 3 },
        { queue: 'intake', messages: 1 },
      ],
      systems: left('consent'),
      arrivals: [{ source: 'crm' }, { source: 'hubspot' }],
    });
    expect(one?.what).toMatch(/; 1 event from it waits to be read\.$/);
    const others = judgeStanding({
      ...calm,
      queues,
      systems: left('consent'),
      arrivals: [{ source: 'crm' }],
    });
    expect(others[0]?.what).not.toContain('events');
  });

  it('is three rounds of the watchdog patient, and no more', () => {
    const round = (roundAt: string) => judged({ watchdog: { everySeconds: 300, roundAt } }).colour;
    expect(round('2030-01-31T11:45:00.000Z')).toBe('green');
    expect(round('2030-01-31T11:44:59.999Z')).toBe('red');
  });

  it('has what is red before what is yellow, and what loses most before all', () => {
    const findings = judgeStanding({
      ...calm,
      incidents: [incident],
      contracts: [{ ...contract, late: 2, crossed: ['expired'] }],
      deadLetters: [{ queue: 'intake', messages: 2 }],
    });
    expect(findings.map(({ colour, what }) => `${colour}: ${what}`)).toEqual([
      'red: 2 messages of the queue intake could not be processed.',
      'red: Lead: 2 handoffs past the time to be accepted: h1, h2.',
      'yellow: Lena has to see to this by 2030-02-02T11:00:00.000Z: Tom declined: no time.',
      'yellow: Lead crosses what its contract names: offers expired.',
    ]);
  });
});

describe('whether whoever an incident belongs to can decide', () => {
  const people = [
    { id: 'lena', isActive: true },
    { id: 'tom', isActive: true, awayUntil: now },
    { id: 'ida', isActive: false },
  ];
  it.each([
    ['lena', undefined],
    ['tom', { kind: 'away', until: now }],
    ['ida', { kind: 'nobody' }],
    ['gone', { kind: 'nobody' }],
  ])('%s: %j', (owner, expected) => {
    expect(ownerTrouble(owner, people)).toEqual(expected);
  });
});
