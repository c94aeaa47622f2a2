import type { Gathered } from '#domain/monday/gathered.ts';
import type { Check } from '#domain/operator/checks.ts';
import type { OpenIncident } from '#domain/standing/standing.ts';

export const NOW = '2030-02-04T07:00:00.000Z';

/** A Monday on which all is well, after a week in which something happened. */
export const allIsWell: Gathered = {
  ...{ day: '2030-02-04', week: '2030-W06' },
  standing: {
    ...{ now: NOW, zone: 'Europe/Berlin' },
    watchdog: { everySeconds: 300, roundAt: '2030-02-04T06:58:00.000Z' },
    queues: [
      { queue: 'intake', messages: 0 },
      { queue: 'notices', messages: 0 },
    ],
    systems: [],
    arrivals: [{ source: 'hubspot', lastAt: '2030-02-02T10:00:00.000Z' }],
  },
  contracts: [
    {
      contract: 'lead',
      title: 'Lead',
      crossed: [],
      handoffs: 40,
      thresholds: 3,
      isCut: false,
      unread: [],
      late: 0,
      firstDue: [],
    },
    {
      contract: 'kickoff',
      title: 'Kickoff',
      crossed: [],
      handoffs: 1,
      thresholds: 0,
      isCut: false,
      unread: [],
      ...{ late: 0, firstDue: [] },
    },
  ],
  ...{ open: [], over: [], isCut: false },
  deadLetters: [{ queue: 'intake', messages: 0 }],
  completed: 30,
  compared: [
    { id: 'h1', targets: [{ target: 'hubspot', fields: [sameField('hubspot_owner_id')] }], without: [] },
    { id: 'h2', targets: [{ target: 'hubspot', fields: [sameField('hubspot_owner_id')] }], without: [] },
  ],
  ...{ backlog: [], mappings: [] },
  ways: [
    { name: 'people by mail', ok: true, found: 'SES sends to each of the 2 addresses', about: 'people' },
  ],
  quotas: [quota('83 of 50,000')],
  people: [
    { id: 'maya-chen', name: 'Maya Chen', isActive: true, absences: [], open: 0 },
    { id: 'jonas-weber', name: 'Jonas Weber', isActive: false, absences: [], open: 0 },
  ],
};

/** A field that shows what it should. */
export function sameField(field: string) {
  return { field, wanted: '71001', shown: '71001', isSame: true };
}

/** An open incident of the weekend that somebody decides about in time. */
export const incident: OpenIncident = {
  ...{ id: 'i1', status: 'open', severity: 'high', cause: 'expired', contract: 'lead' },
  because: 'Maya Chen did not answer in time',
  owner: { id: 'maya-chen', name: 'Maya Chen' },
  ...{ deciders: 1, since: '2030-02-03T08:00:00.000Z', decideBy: '2030-02-05T08:00:00.000Z' },
  ...{ holds: 2, openings: 1, reopenings: 0 },
  came: [
    { of: 'handoff#b', at: '2030-02-03T09:00:00.000Z' },
    { of: 'handoff#a', at: '2030-02-03T08:00:00.000Z' },
  ],
  ownerTrouble: undefined,
};

/** A quota of SES: in order as long as nothing is to be done. */
export function quota(found: string, next?: string, ok = true): Check {
  return { name: 'mails a day', about: 'quota', ok, found, ...(next === undefined ? {} : { next }) };
}
