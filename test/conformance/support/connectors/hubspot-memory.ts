import { FakeHubSpot } from '#test/scenario-support/hubspot.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { RunningSystem, System, SystemFault } from './system.ts';

const owner = 'hubspot_owner_id';
const record = { objectType: 'contact', objectId: '501' };

const faults: Readonly<Record<string, HubSpotFault>> = {
  dropped: { does: 'say yes and drop it' },
  altered: { does: 'write something else', property: owner, value: '71003' },
  overwritten: { does: 'run an automation', property: owner, value: '71004' },
  'rate-limited-daily': { does: 'limit', policy: 'DAILY' },
  'server-error': { does: 'answer', status: 502 },
  html: { does: 'html' },
  timeout: { does: 'time out' },
  'applied-then-timeout': { does: 'time out', applied: true },
};

/** Faults that this twin has for reads; any other waits for a write. */
const ofReads: readonly SystemFault[] = ['read: server-error', 'read: html'];

/** The twin in memory, under which the scenarios run. */
export const hubspotMemory: System = {
  name: 'HubSpot in memory',
  start: async () => start(),
  refusedForGood: [],
  rules: [],
  deferring: [['rate-limited-daily', 3_600]],
  passing: [],
  open: [
    ['server-error', 'http-502'],
    ['html', 'unreadable-answer'],
  ],
  silent: [
    ['timeout', false],
    ['applied-then-timeout', true],
  ],
  reads: [
    ['read: server-error', { kind: 'unknown', because: 'http-502' }],
    ['read: html', { kind: 'unknown', because: 'unreadable-answer' }],
  ],
  unusable: [],
  wrong: [],
  mayBeNobodys: true,
  makes: false,
  readsStale: false,
  tellsAuthors: true,
  ownerField: undefined,
};

function start(): RunningSystem {
  const hubspot = new FakeHubSpot(() => new Date().toISOString());
  const reset = () => {
    hubspot.records.clear();
    hubspot.requests.length = 0;
    hubspot.readFaults.length = 0;
    hubspot.writeFaults.length = 0;
    hubspot.set('501', { [owner]: '71004', jobtitle: 'VP' }, '98004');
  };
  return {
    record,
    nobody: { ...record, objectId: '999999' },
    astray: { ...record, objectId: '501/../502?x=' },
    owner,
    owners: { before: '71004', wanted: '71001', third: '71002', altered: '71003' },
    clearable: 'jobtitle',
    instant: 'baton_since',
    credential: 'any',
    connector: () => hubspot.connector(),
    reset: async () => reset(),
    fault: async (kind) => {
      const fault = faults[kind.replace('read: ', '')];
      if (fault === undefined) throw new Error(`the twin knows no ${kind}`);
      (ofReads.includes(kind) ? hubspot.readFaults : hubspot.writeFaults).push(fault);
    },
    held: async () => hubspot.value('501', owner),
    changeAsPerson: async (value) => hubspot.set('501', { [owner]: value }, '98005'),
    requestCount: async () => hubspot.requests.length,
    stop: async () => undefined,
  };
}
