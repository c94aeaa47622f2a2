import { describe, expect, test } from 'vitest';
import { arrivalsLine } from '#domain/monday/arrivals-line.ts';
import { backlogLine } from '#domain/monday/backlog-line.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { impactLine } from '#domain/monday/impact-line.ts';
import { incidentsLine } from '#domain/monday/incidents-line.ts';
import { mappingsLine } from '#domain/monday/mappings-line.ts';
import { peopleLine } from '#domain/monday/people-line.ts';
import { queuesLine } from '#domain/monday/queues-line.ts';
import { sampleLine } from '#domain/monday/sample-line.ts';
import { thresholdsLine } from '#domain/monday/thresholds-line.ts';
import type { OpenIncident } from '#domain/standing/standing.ts';
import { allIsWell, incident, quota, sameField } from './gathered.ts';

const { standing } = allIsWell;

describe('thresholds', () => {
  test('all is well', () => {
    expect(thresholdsLine(allIsWell)).toEqual({
      title: 'Thresholds',
      colour: 'green',
      found: ['No contract is over a threshold.'],
      checked: '3 thresholds of 2 contracts, over 41 handoffs of their windows',
      short: '2 contracts within thresholds',
    });
  });

  test('a contract that is over is named with each threshold, and the command that shows it', () => {
    const contracts = [
      {
        contract: 'lead',
        title: 'Lead',
        crossed: ['expired', 'failedSync'],
        handoffs: 9,
        thresholds: 2,
        isCut: true,
        unread: [],
        ...{ late: 0, firstDue: [] },
      },
    ] as const;
    expect(thresholdsLine({ contracts })).toMatchObject({
      colour: 'yellow',
      found: ['Lead is over: offers expired, failed in a system.'],
      checked: '2 thresholds of 1 contract, over 9 handoffs of their windows, only the newest of lead',
      next: 'npx baton metrics lead',
      short: '1 of 1 contract over a threshold',
    });
  });

  test('what nobody accepted in time is named, and makes it red', () => {
    const [contract] = allIsWell.contracts;
    if (contract === undefined) throw new Error('there are two');
    const firstDue = [{ id: 'h1', dueAt: '2030-02-01T08:00:00.000Z' }];
    expect(thresholdsLine({ contracts: [{ ...contract, late: 2, firstDue }] })).toMatchObject({
      colour: 'red',
      found: ['No contract is over a threshold.', 'Lead: 2 handoffs past the time to be accepted: h1, ….'],
      next: 'npx baton show h1',
      short: '1 contract within thresholds, 2 handoffs not accepted in time',
    });
  });

  test('what a newer version wrote is named, and makes it red', () => {
    const [contract] = allIsWell.contracts;
    if (contract === undefined) throw new Error('there are two');
    expect(thresholdsLine({ contracts: [{ ...contract, unread: ['handoff#h1'] }] })).toMatchObject({
      colour: 'red',
      found: [
        'No contract is over a threshold.',
        'Lead: not counted, because a newer version of Baton wrote to it: handoff#h1.',
      ],
      next: 'docs/runbook.md, relay-dead-letters',
      short: '1 contract within thresholds, 1 log of a newer version not counted',
    });
  });
});

describe('incidents', () => {
  test('all is well', () => {
    expect(incidentsLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['None opened, and none is open.'],
      short: '0 incidents in 48 h, none open',
    });
  });

  test('each that is open is told with whoever decides; those that are closed are counted', () => {
    const old = { ...incident, since: '2030-01-20T08:00:00.000Z' };
    const over = [{ ...incident, status: 'resolved' } as const, { ...old, status: 'resolved' } as const];
    expect(incidentsLine({ ...allIsWell, open: [incident, old], over })).toMatchObject({
      colour: 'yellow',
      found: [
        '2 opened, 1 of them closed; 1 more from before is open; each that is open has an owner.',
        'Maya Chen, decides by 2030-02-05T08:00:00.000Z: Maya Chen did not answer in time.',
        'Maya Chen, decides by 2030-02-05T08:00:00.000Z: Maya Chen did not answer in time.',
      ],
      next: 'npx baton incidents show i1',
      short: '2 incidents in 48 h, 2 open, all with an owner',
    });
  });

  test('of what goes on by itself nobody is said to decide', () => {
    const waits = { ...incident, because: 'HubSpot is down', waitsFor: 'hubspot' };
    const refused = { ...waits, because: 'HubSpot refuses the access', refusedBy: 'hubspot' };
    const lasts = { ...waits, decideBy: allIsWell.standing.now };
    const found = (one: OpenIncident) => incidentsLine({ ...allIsWell, open: [one] }).found[1];
    expect([waits, refused, lasts].map(found)).toEqual([
      'It goes on by itself, and is told again at 2030-02-05T08:00:00.000Z if it lasts: HubSpot is down (it belongs to Maya Chen).',
      'Maya Chen, has to see to this by 2030-02-05T08:00:00.000Z: HubSpot refuses the access.',
      'It has lasted beyond 2030-02-04T07:00:00.000Z: HubSpot is down (it belongs to Maya Chen).',
    ]);
  });

  test('one to which a newer version wrote is named, and makes it red', () => {
    const unread = { ...incident, isUnread: true } as const;
    for (const part of [{ open: [unread] }, { over: [{ ...unread, status: 'resolved' as const }] }]) {
      const line = incidentsLine({ ...allIsWell, ...part });
      expect(line).toMatchObject({ colour: 'red', next: 'docs/runbook.md, relay-dead-letters' });
      expect(line.found.at(-1)).toBe(
        'Not counted, because a newer version of Baton wrote to it: incident#i1.',
      );
    }
  });

  test('what belongs to nobody who can decide comes first, and is red', () => {
    const orphan = { ...incident, id: 'i2', ownerTrouble: { kind: 'nobody' } } as const;
    expect(incidentsLine({ ...allIsWell, open: [incident, orphan] })).toMatchObject({
      colour: 'red',
      next: 'npx baton incidents assign i2 --owner …',
      short: '2 incidents in 48 h, 1 WITHOUT AN OWNER',
    });
  });

  test('what is older than 48 hours is counted apart, to the instant, open or closed', () => {
    const [then, before] = ['2030-02-02T07:00:00.000Z', '2030-02-02T06:59:59.999Z'];
    const at = (since: string) => ({ ...incident, since });
    const closed = (since: string) => ({ ...at(since), status: 'resolved' }) as const;
    const part = {
      open: [at(then), at(before), at(before)],
      over: [closed(then), closed(then), closed(before)],
    };
    const line = incidentsLine({ ...allIsWell, ...part });
    expect(line.found[0]).toBe(
      '3 opened, 2 of them closed; 2 more from before are open; each that is open has an owner.',
    );
    expect(line.checked).toBe(
      `3 open incidents and 2 closed ones since ${then}, each with its owner in the directory`,
    );
    expect(incidentsLine({ ...allIsWell, open: [at(then)] }).found[0]).toBe(
      '1 opened, 0 of them closed; each that is open has an owner.',
    );
    expect(incidentsLine({ ...allIsWell, isCut: true }).checked).toMatch(/; there are more$/);
  });

  test('who decides is told with what keeps them from it', () => {
    const because = 'Maya Chen did not answer in time';
    const found = (more: Partial<typeof incident>) =>
      incidentsLine({ ...allIsWell, open: [{ ...incident, ...more }] }).found;
    expect(found({ ownerTrouble: { kind: 'nobody' } })).toEqual([
      '1 opened, 0 of them closed; 1 without an owner.',
      `Nobody can decide (it belongs to Maya Chen): ${because}.`,
    ]);
    const until = '2030-02-06T07:00:00.000Z';
    expect(found({ ownerTrouble: { kind: 'away', until } })[1]).toBe(
      `Maya Chen, away until ${until}, decides by 2030-02-05T08:00:00.000Z: ${because}.`,
    );
    expect(found({ decideBy: allIsWell.standing.now })[1]).toBe(
      `Maya Chen, was to decide by ${allIsWell.standing.now}: ${because}.`,
    );
  });

  test('what should have been decided is red', () => {
    const late = { ...incident, decideBy: '2030-02-04T06:00:00.000Z' };
    expect(incidentsLine({ ...allIsWell, open: [late] }).colour).toBe('red');
  });
});

describe('handoffs looked at', () => {
  test('all is well: which were chosen, among how many, and what was compared', () => {
    expect(sampleLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: [
        '2 of 2 are right in every system.',
        'h1: HubSpot is right (1 field).',
        'h2: HubSpot is right (1 field).',
      ],
      checked:
        'h1, h2, chosen by chance among 30 handoffs that began in the last seven days and are completed, field by field in each of their systems just now',
    });
  });

  test('one that does without a system, because somebody decided so, is not said to be right in that one', () => {
    const targets = [{ target: 'hubspot', fields: [sameField('hubspot_owner_id')] }];
    const compared = [
      { id: 'h1', targets, without: [] },
      { id: 'h2', targets, without: ['salesforce'] },
    ];
    expect(sampleLine({ completed: 2, compared })).toMatchObject({
      colour: 'green',
      found: [
        '2 of 2 are right in every system; 1 of them without Salesforce, as was decided.',
        'h1: HubSpot is right (1 field).',
        'h2: HubSpot is right (1 field); without Salesforce, as was decided.',
      ],
      short: '2 of 2 handoffs right in every system (1 of them without Salesforce)',
    });
    const both = [{ id: 'h3', targets, without: ['asana', 'salesforce'] }, ...compared];
    expect(sampleLine({ completed: 3, compared: both }).found[0]).toBe(
      '3 of 3 are right in every system; 2 of them without Asana or Salesforce, as was decided.',
    );
  });

  test('one that is wrong elsewhere is not among those that are right, whatever it does without', () => {
    const wrong = { ...sameField('hubspot_owner_id'), isSame: false };
    const compared = [
      { id: 'h1', targets: [{ target: 'hubspot', fields: [wrong] }], without: ['salesforce'] },
    ];
    expect(sampleLine({ completed: 1, compared }).found).toEqual([
      '0 of 1 are right in every system.',
      'h1: HubSpot shows something else in hubspot_owner_id; without Salesforce, as was decided.',
    ]);
  });

  test('what a system shows else is red and named by its field, never by its value', () => {
    const wrong = { ...sameField('hubspot_owner_id'), shown: '71009', isSame: false };
    const told = sampleLine({
      completed: 1,
      compared: [{ id: 'h1', targets: [{ target: 'hubspot', fields: [wrong] }], without: [] }],
    });
    expect(told).toMatchObject({
      colour: 'red',
      found: ['0 of 1 are right in every system.', 'h1: HubSpot shows something else in hubspot_owner_id.'],
      next: 'npx baton replay h1',
    });
    expect(JSON.stringify(told)).not.toContain('71009');
  });

  test('a system that cannot be read is yellow', () => {
    const targets = [{ target: 'hubspot', fields: [], because: 'http-503' }];
    expect(sampleLine({ completed: 1, compared: [{ id: 'h1', targets, without: [] }] })).toMatchObject({
      colour: 'yellow',
      found: ['0 of 1 are right in every system.', 'h1: HubSpot could not be read: http 503.'],
    });
  });

  test('one that could not be looked at is yellow, and what is wrong is to be looked at before it', () => {
    const unseen = { id: 'h8', because: 'it was erased' };
    const [well] = allIsWell.compared;
    if (well === undefined) throw new Error('there are two');
    const wrong = { ...sameField('hubspot_owner_id'), isSame: false };
    const fields = [sameField('lifecyclestage'), wrong, { ...wrong, field: 'phone' }];
    const red = {
      id: 'h9',
      targets: [
        { target: 'asana', fields: [sameField('assignee')] },
        { target: 'hubspot', fields },
      ],
      without: [],
    };
    expect(sampleLine({ completed: 1, compared: [well, unseen] })).toMatchObject({
      colour: 'yellow',
      found: [
        '1 of 2 are right in every system.',
        'h1: HubSpot is right (1 field).',
        'h8: could not be compared: it was erased',
      ],
      next: 'npx baton replay h8',
    });
    expect(sampleLine({ completed: 1, compared: [well] }).checked).toContain(
      '1 handoff that began in the last seven days and is completed',
    );
    expect(sampleLine({ completed: 3, compared: [unseen, well, red] })).toMatchObject({
      colour: 'red',
      found: [
        '1 of 3 are right in every system.',
        ...['h8: could not be compared: it was erased', 'h1: HubSpot is right (1 field).'],
        'h9: Asana is right (1 field); HubSpot shows something else in hubspot_owner_id, phone.',
      ],
      next: 'npx baton replay h9',
    });
  });

  test('one of whose systems a single one cannot be read is yellow', () => {
    const targets = [
      { target: 'asana', fields: [sameField('assignee')] },
      { target: 'hubspot', fields: [], because: 'http-503' },
    ];
    const compared = [{ id: 'h1', targets, without: [] }];
    expect(sampleLine({ completed: 1, compared }).colour).toBe('yellow');
  });

  test('where nothing was completed there is nothing to look at', () => {
    expect(sampleLine({ completed: 0, compared: [] })).toMatchObject({
      colour: 'green',
      found: ['There was none to look at.'],
      checked: '0 handoffs that began in the last seven days and are completed',
      short: 'no handoff to look at',
    });
  });
});

describe('queues and dead letters', () => {
  test('all is well', () => {
    expect(queuesLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['There are no dead letters.', 'Nothing waits to be tried again.'],
      checked: '2 queues, 1 queue of dead letters, the last round of the watchdog, quotas (mails a day)',
      short: 'no dead letters',
    });
  });

  test('dead letters are red, what waits is yellow', () => {
    const waiting = { ...standing, queues: [{ queue: 'hubspot', messages: 4 }] };
    expect(queuesLine({ ...allIsWell, standing: waiting })).toMatchObject({
      colour: 'yellow',
      found: ['There are no dead letters.', 'Wait, or are tried again: 4 in hubspot.'],
    });
    const deadLetters = [
      { queue: 'wake', messages: 2 },
      { queue: 'intake', messages: 1 },
    ];
    expect(queuesLine({ ...allIsWell, standing: waiting, deadLetters })).toMatchObject({
      colour: 'red',
      found: ['Could not be processed: 2 in wake, 1 in intake.', 'Wait, or are tried again: 4 in hubspot.'],
      next: 'npx baton dlq show wake',
      short: 'DEAD LETTERS: 2 in wake, 1 in intake',
    });
    expect(queuesLine(allIsWell)).not.toHaveProperty('next');
  });

  test('a quota that is nearly used up is yellow, and red when hardly anything is left', () => {
    const near = quota('85 % of 50,000', 'ask for more');
    expect(queuesLine({ ...allIsWell, quotas: [near] })).toMatchObject({
      colour: 'yellow',
      found: [
        'There are no dead letters.',
        'Nothing waits to be tried again.',
        'Nearly used up: mails a day: 85 % of 50,000.',
      ],
      next: 'ask for more',
      short: 'no dead letters, nearly used up: mails a day',
    });
    expect(queuesLine({ ...allIsWell, quotas: [{ ...near, ok: false }] }).colour).toBe('red');
    const deadLetters = [{ queue: 'wake', messages: 2 }];
    expect(queuesLine({ ...allIsWell, deadLetters, quotas: [near] }).next).toBe('npx baton dlq show wake');
  });

  test('where no quota could be looked at none is told to have been', () => {
    expect(queuesLine({ ...allIsWell, quotas: [] }).checked).not.toContain('quotas');
  });

  test('a watchdog that does not go round is red', () => {
    const silent = { ...standing, watchdog: { everySeconds: 300 } };
    expect(queuesLine({ ...allIsWell, standing: silent })).toMatchObject({
      colour: 'red',
      found: [
        ...['There are no dead letters.', 'Nothing waits to be tried again.'],
        'The watchdog has never gone round.',
      ],
      short: 'no dead letters, WATCHDOG SILENT',
    });
  });
});

describe('webhooks', () => {
  test('all is well after a weekend', () => {
    expect(arrivalsLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['HubSpot sent the last one at 2030-02-02T10:00:00.000Z.'],
      checked: 'the last delivery of 1 source; less than 3 days ago is as usual',
    });
  });

  test.each([
    [undefined, 'HubSpot has never sent one that is known of.'],
    ['2030-01-31T06:59:00.000Z', 'HubSpot has sent none since 2030-01-31T06:59:00.000Z.'],
  ])('a source that is quiet is yellow: last at %s', (lastAt, sentence) => {
    const arrivals = [{ source: 'hubspot', ...(lastAt === undefined ? {} : { lastAt }) }];
    expect(arrivalsLine({ standing: { ...standing, arrivals } })).toMatchObject({
      colour: 'yellow',
      found: [sentence],
      next: 'the log of webhooks in that system, then npx baton doctor',
      short: 'no webhooks from HubSpot',
    });
  });

  test('three days are as usual, to the instant; every source that is quiet is named', () => {
    const sent = (lastAt: string) => ({ source: 'hubspot', lastAt });
    const colour = (lastAt: string) =>
      arrivalsLine({ standing: { ...standing, arrivals: [sent(lastAt)] } }).colour;
    expect(colour('2030-02-01T07:00:00.000Z')).toBe('green');
    expect(colour('2030-02-01T06:59:59.000Z')).toBe('yellow');
    const arrivals = [{ source: 'hubspot' }, { source: 'salesforce' }];
    expect(arrivalsLine({ standing: { ...standing, arrivals } }).short).toBe(
      'no webhooks from HubSpot, Salesforce',
    );
  });

  test('where no contract waits for any there is nothing to miss, and nothing to do', () => {
    const line = arrivalsLine({ standing: { ...standing, arrivals: [] } });
    expect(line).toMatchObject({
      colour: 'green',
      found: ['No contract waits for any.'],
      short: 'webhooks arrive',
    });
    expect(line).not.toHaveProperty('next');
  });
});

describe('to remove for good', () => {
  test('all is well', () => {
    expect(impactLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['Nothing failed.'],
      checked:
        'what came into 0 incidents in seven days or waits in them, twice as heavy with each step of severity',
    });
  });

  test('what met most, and was worst, is proposed', () => {
    const many = { ...incident, severity: 'low', cause: 'reflect-failed', holds: 7 } as const;
    expect(impactLine({ ...allIsWell, open: [many, incident] })).toMatchObject({
      colour: 'yellow',
      found: [
        'The highest impact: offers are not answered in time (lead): 2 met in 1 incident, high (expired:lead); nobody has picked it yet.',
        "Then: Baton's own properties cannot be shown (lead): 7 met in 1 incident, low (reflect-failed:lead); nobody has picked it yet.",
      ],
      next: 'npx baton backlog pick expired:lead --owner …',
    });
  });

  test('a handoff that several incidents were about was met once', () => {
    const again = { ...incident, id: 'i2', status: 'resolved', holds: 0, came: incident.came } as const;
    expect(impactLine({ ...allIsWell, open: [incident], over: [again] }).found[0]).toContain(
      '2 met in 2 incidents',
    );
    const picking = { ...allIsWell, open: [incident], over: [again], backlog: [picked] };
    expect(backlogLine(picking).found[0]).toContain('it met 2 since');
  });

  test('what waits since before the week counts too', () => {
    const older = { ...incident, holds: 5 };
    expect(impactLine({ ...allIsWell, open: [older] }).found[0]).toContain('5 met in 1 incident');
  });

  test('is told in a word, and that there was more than was read', () => {
    const line = impactLine({ ...allIsWell, open: [incident], isCut: true });
    expect(line.short).toBe('first to remove: offers are not answered in time (lead)');
    expect(line.checked).toMatch(/; there are more$/);
  });

  test('what was picked is not to be picked again', () => {
    const other = { ...picked, cause: 'declined:lead', owner: { id: 'jonas-weber', name: 'Jonas Weber' } };
    expect(impactLine({ ...allIsWell, open: [incident], backlog: [other] }).next).toBe(
      'npx baton backlog pick expired:lead --owner …',
    );
    const line = impactLine({ ...allIsWell, open: [incident], backlog: [other, picked] });
    expect(line.found[0]).toContain('Maya Chen has picked it.');
    expect(line.next).toBeUndefined();
    expect(line.short).toBe('all that failed is picked');
  });

  test('beside what was picked the next is proposed, which nobody has picked', () => {
    const many = { ...incident, severity: 'low', cause: 'reflect-failed', holds: 7 } as const;
    expect(impactLine({ ...allIsWell, open: [many, incident], backlog: [picked] })).toMatchObject({
      found: [
        'The highest impact: offers are not answered in time (lead): 2 met in 1 incident, high (expired:lead); Maya Chen has picked it.',
        "Then: Baton's own properties cannot be shown (lead): 7 met in 1 incident, low (reflect-failed:lead); nobody has picked it yet.",
      ],
      next: 'npx baton backlog pick reflect-failed:lead --owner …',
      short: "first to remove: Baton's own properties cannot be shown (lead)",
    });
  });
});

const picked = {
  cause: 'expired:lead',
  title: 'offers are not answered in time (lead)',
  owner: { id: 'maya-chen', name: 'Maya Chen' },
  pickedAt: '2030-01-28T07:30:00.000Z',
};

describe('backlog', () => {
  test('all is well', () => {
    expect(backlogLine(allIsWell)).toMatchObject({ colour: 'green', found: ['Nothing is picked.'] });
  });

  test('what has not happened since is green', () => {
    const before = { ...incident, came: [{ of: 'handoff#a', at: '2030-01-28T07:00:00.000Z' }] };
    expect(backlogLine({ ...allIsWell, open: [before], backlog: [picked] })).toMatchObject({
      colour: 'green',
      found: [
        'Offers are not answered in time (lead): Maya Chen sees to it since 2030-01-28T07:30:00.000Z; it has not happened since (expired:lead).',
      ],
      short: '0 of 1 picked cause came again',
    });
  });

  test('what came again is yellow, with how often and when last', () => {
    const line = backlogLine({
      ...allIsWell,
      over: [{ ...incident, status: 'resolved' }],
      backlog: [picked],
    });
    expect(line.colour).toBe('yellow');
    expect(line.found[0]).toContain('it met 2 since, each counted once; last at 2030-02-03T09:00:00.000Z');
  });

  test.each([
    ['is not active', { id: 'jonas-weber', name: 'Jonas Weber' }],
    ['is gone from the directory', { id: 'lena-fischer', name: 'lena-fischer' }],
  ])('what somebody sees to who %s is yellow, and is to be given to another', (_, owner) => {
    const line = backlogLine({ ...allIsWell, backlog: [{ ...picked, owner }] });
    expect(line).toMatchObject({
      colour: 'yellow',
      next: 'npx baton backlog pick expired:lead --owner …',
      short: '0 of 1 picked cause came again, 1 with nobody to see to it',
    });
    expect(line.found[0]).toContain(
      `: ${owner.name}, who was to see to it since 2030-01-28T07:30:00.000Z, has left; it`,
    );
  });

  test('what came again is to be looked at; else what is gone is to be taken out, by name where there is one', () => {
    const other = { ...picked, cause: 'declined:lead' };
    const next = (more: Partial<typeof allIsWell>) => backlogLine({ ...allIsWell, ...more }).next;
    expect(next({ backlog: [picked], open: [incident] })).toBe('npx baton backlog');
    expect(next({ backlog: [picked] })).toBe('npx baton backlog done expired:lead, once it is surely gone');
    expect(next({ backlog: [picked, other] })).toBe('npx baton backlog done <cause>, once it is surely gone');
  });

  test('what came again and is left alone is no better for being both', () => {
    const owner = { id: 'jonas-weber', name: 'Jonas Weber' };
    const both = { open: [incident], backlog: [{ ...picked, owner }] };
    expect(backlogLine({ ...allIsWell, ...both }).colour).toBe('yellow');
  });

  test('says how far it was looked back where there were more incidents than are read', () => {
    const checked = 'the backlog, and whether each cause came since it was picked';
    expect(backlogLine(allIsWell).checked).toBe(checked);
    expect(backlogLine({ ...allIsWell, isCut: true }).checked).toBe(
      `${checked}, as far as the newest incidents tell`,
    );
  });

  test('whoever is away for good has left', () => {
    const people = allIsWell.people.map((one) => ({ ...one, awayUntil: FOR_GOOD }));
    expect(backlogLine({ ...allIsWell, people, backlog: [picked] }).colour).toBe('yellow');
  });
});

describe('hurried mappings', () => {
  test('all is well', () => {
    expect(mappingsLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['None is left to fold into a contract.'],
      checked: 'the mappings by hand of 2 contracts that have not ended',
    });
    expect(mappingsLine(allIsWell)).not.toHaveProperty('next');
  });

  test('each that is left is told with its end', () => {
    const endsAt = '2030-02-20T00:00:00.000Z';
    const mappings = [{ contract: 'lead', value: 'SQL', status: 'qualified', endsAt }];
    expect(mappingsLine({ ...allIsWell, mappings })).toMatchObject({
      colour: 'yellow',
      found: [`“SQL” stands for qualified in lead until ${endsAt}, and not yet in its file.`],
      next: 'write it into statusMap of lead, and deploy',
      short: '1 mapping to fold in',
    });
  });
});

describe('people who cannot be reached', () => {
  test('all is well, and whoever has left does not count', () => {
    expect(peopleLine(allIsWell)).toMatchObject({
      colour: 'green',
      found: ['Messages reach everybody.'],
      checked:
        'the ways to 1 person: whether the last messages on each arrived; people by mail: SES sends to each of the 2 addresses',
    });
  });

  test('a way that keeps failing is told', () => {
    const since = '2030-02-01T08:00:00.000Z';
    const trouble = { channel: 'email', failures: 3, since, because: 'bounced', isMarked: true } as const;
    const people = allIsWell.people.map((one) => ({ ...one, troubles: [trouble] }));
    expect(peopleLine({ people, ways: allIsWell.ways })).toMatchObject({
      colour: 'yellow',
      found: [`Maya Chen by mail: 3 messages in a row did not arrive since ${since} (bounced).`],
      next: 'put their address or their id right in directory.yaml',
      short: 'cannot be reached: Maya Chen',
    });
  });

  test('a way that failed once is not told', () => {
    const trouble = {
      channel: 'email',
      failures: 1,
      since: '',
      because: 'bounced',
      isMarked: false,
    } as const;
    const people = allIsWell.people.map((one) => ({ ...one, troubles: [trouble] }));
    expect(peopleLine({ people, ways: [] })).toMatchObject({ colour: 'green', short: 'everybody reachable' });
  });

  test('what is wrong with the ways to all is no one’s name', () => {
    const [mail] = allIsWell.ways;
    if (mail === undefined) throw new Error('there is one');
    const closed = { ...mail, ok: false, found: 'SES does not answer' };
    const one = { ...closed, about: 'person', name: 'mail of maya-chen' } as const;
    const told = (...ways: (typeof mail)[]) => peopleLine({ people: allIsWell.people, ways });
    expect(told(closed).short).toBe('not every way to people was looked at');
    expect(told(closed, one, { ...one, name: 'Slack of jonas-weber' }).short).toBe(
      'cannot be reached: mail of maya-chen, Slack of jonas-weber',
    );
    expect(told(closed, { ...mail, name: 'people in Slack' }).checked).toBe(
      'the ways to 1 person: whether the last messages on each arrived; people in Slack: SES sends to each of the 2 addresses',
    );
    const people = ['a', 'b'].map((id) => ({ id, name: id, isActive: true, absences: [], open: 0 }));
    expect(peopleLine({ people, ways: [] }).checked).toContain('the ways to 2 people:');
  });

  test('a way that would fail is told before it is needed', () => {
    const way = {
      name: 'mail of maya-chen',
      ok: false,
      found: 'SES sends nothing',
      about: 'person',
    } as const;
    expect(peopleLine({ people: allIsWell.people, ways: [{ ...way, next: 'put it right' }] })).toMatchObject({
      colour: 'yellow',
      found: ['Mail of maya-chen: SES sends nothing.'],
      next: 'put it right',
      short: 'cannot be reached: mail of maya-chen',
    });
  });
});
