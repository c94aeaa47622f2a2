import { expect, it } from 'vitest';
import { compileContract } from '#domain/contract/compile-contract.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { compileDirectory } from '#domain/contract/compile-directory.ts';
import { kickoffSource, sampleDirectorySource, sampleSource } from './sample.ts';

const [hubspot] = compileContract(sampleSource, sampleDirectorySource).sync.targets;
const properties = {
  ...{ handoffId: 'baton_handoff_id', state: 'baton_state', offeredTo: 'baton_offered_to' },
  ...{ acceptedBy: 'baton_accepted_by', since: 'baton_since' },
};
const record = {
  ...{ system: 'hubspot', where: { by: 'record' }, ownerProperty: 'hubspot_owner_id', properties },
  ...{ fields: [], expect: [], readBackAfterSeconds: 2 },
};

const lead = {
  ...{ id: 'sales-qualified-lead', title: 'Sales-qualified lead', version: '1' },
  ...{ contractOwner: 'lena-fischer', mode: 'enforce', pilot: [], statusMap: sampleSource.statusMap },
  trigger: {
    ...{ source: 'hubspot', object: 'contact', property: 'lifecyclestage', status: 'sales-qualified' },
    occurrence: 'each-time',
  },
  inputs: [
    { property: 'email', label: 'E-mail', type: 'email' },
    { property: 'company', label: 'Company', type: 'text' },
  ],
  ...{ consistency: [], references: [], returnReasons: [] },
  show: [
    { property: 'company', label: 'Company' },
    { property: 'jobtitle', label: 'Role' },
    { property: 'email', label: 'E-mail' },
    { property: 'phone', label: 'Phone' },
  ],
  recordLink: '{appUrl}/contacts/{portalId}/record/0-1/{recordId}',
  giver: { tell: ['moved'] },
  routing: { strategy: 'named-person', person: 'maya-chen' },
  candidates: { mayBeGiver: false, onlyInWorkingHours: false, whenNobody: 'fallback' },
  ...{ rounds: 1, fallback: { pool: 'account-executives' } },
  escalation: ['manager', { person: 'lena-fischer' }],
  acknowledgment: {
    ...{ confirm: 'code', channels: ['slack', 'email'], deliverWithinSeconds: 900 },
    ...{ remindAfterSeconds: [10_800], snoozeAtMostSeconds: 0 },
  },
  sla: { acceptWithinSeconds: 14_400, incidentWithinSeconds: 172_800 },
  ...{ whenRecordMoves: 'withdraw', whenOwnerChanges: 'adopt', whenPartial: 'hold' },
  observability: {
    windowSeconds: 604_800,
    thresholds: {
      ...{ acknowledgedInTime: 0.9, acknowledgedP50Seconds: 3600, acknowledgedP90Seconds: 14_400 },
      ...{ oldestWaitingSeconds: 43_200, failedSync: 0.02, expired: 0.2 },
    },
  },
  systemOfRecord: [
    { system: 'hubspot', object: 'contact' },
    { system: 'hubspot', object: 'Lead' },
  ],
  sync: {
    targets: [
      record,
      {
        ...{ system: 'salesforce', ownerProperty: 'OwnerId', expect: [], readBackAfterSeconds: 0 },
        where: { by: 'property', property: 'salesforceleadid', objectType: 'Lead' },
        fields: [
          { field: 'Baton_Accepted_By__c', from: { kind: 'handoff', value: 'owner-name' } },
          { field: 'Baton_Since__c', from: { kind: 'handoff', value: 'accepted-at' } },
        ],
      },
    ],
  },
};

it('the shipped contract of leads is compiled to this, and nothing else', () => {
  expect(compileContract(sampleSource, sampleDirectorySource)).toStrictEqual(lead);
});

it('a contract that says all that can be said is compiled to this', () => {
  const said = contractSourceSchema.parse({
    ...sampleSource,
    ...{ onCall: 'tom-okafor', activeFrom: '2026-12-01', mode: 'pilot', pilot: ['maya-chen'] },
    ...{ after: 'security-review', amount: 'value', fallback: 'hold', escalation: [], rounds: 3 },
    returnReasons: { incomplete: 'Something is missing' },
    giver: undefined,
    routing: {
      strategy: 'rules',
      rules: [
        { priority: 2, when: { property: 'country', equals: 'DE' }, ask: { strategy: 'record-owner' } },
        {
          priority: 2,
          when: { property: 'country', oneOf: ['FR', 'IT'] },
          ask: { strategy: 'record-owner' },
        },
        { priority: 0, ask: { strategy: 'named-person', person: 'maya-chen' } },
      ],
    },
    ambiguity: { desk: { person: 'tom-okafor' } },
    acknowledgment: {
      ...{ confirm: 'choice', channels: ['email'], deliverWithin: '1m', snoozeAtMost: '2h' },
      quietHours: 'ignore',
      reminders: [{ after: '10m' }],
    },
    storm: { admissions: 50, within: '15m', openOffersPerPerson: 20 },
    sla: { acceptWithin: '4h', calendar: 'berlin', startWithin: '2d', incidentWithin: '1h' },
    start: { statuses: ['opportunity'], latest: '5d', grace: '1d', whenMissed: 're-offer' },
    whenReturned: { setStatusTo: 'lead' },
    observability: { window: '1d', waitingAmount: 5 },
  });
  const compiled = compileContract(said, sampleDirectorySource);
  const onCall = { pool: 'account-executives' };
  expect(
    compileContract(contractSourceSchema.parse({ ...sampleSource, onCall }), sampleDirectorySource),
  ).toStrictEqual({ ...lead, onCall });
  const { fallback, observability, ...others } = lead;
  expect([fallback, observability]).toBeDefined();
  expect(compiled).toStrictEqual({
    ...others,
    ...{ onCall: 'tom-okafor', activeFrom: '2026-11-30T23:00:00.000Z', mode: 'pilot' },
    ...{ pilot: ['maya-chen'], after: 'security-review', amount: 'value', escalation: [], rounds: 3 },
    returnReasons: [{ code: 'incomplete', label: 'Something is missing' }],
    giver: { tell: [] },
    routing: {
      strategy: 'rules',
      rules: [
        { priority: 2, when: { property: 'country', oneOf: ['DE'] }, ask: { strategy: 'record-owner' } },
        {
          priority: 2,
          when: { property: 'country', oneOf: ['FR', 'IT'] },
          ask: { strategy: 'record-owner' },
        },
        { priority: 0, ask: { strategy: 'named-person', person: 'maya-chen' } },
      ],
    },
    ambiguity: { desk: { person: 'tom-okafor' } },
    acknowledgment: {
      ...{ confirm: 'choice', channels: ['email'], deliverWithinSeconds: 60, quietHours: 'ignore' },
      ...{ remindAfterSeconds: [600], snoozeAtMostSeconds: 7200 },
    },
    storm: { admissions: 50, withinSeconds: 900, openOffersPerPerson: 20 },
    sla: {
      ...{ acceptWithinSeconds: 14_400, incidentWithinSeconds: 3600 },
      calendar: compiled.sla.calendar,
    },
    start: {
      ...{ withinSeconds: 172_800, latestSeconds: 432_000, graceSeconds: 86_400 },
      ...{ statuses: ['opportunity'], whenMissed: 're-offer' },
    },
    whenReturned: { setStatusTo: 'lead' },
    observability: { windowSeconds: 86_400, thresholds: { waitingAmount: 5 } },
  });
  expect(compiled.sla.calendar).toMatchObject({ id: 'berlin', timeZone: 'Europe/Berlin' });
});

it('the task of a kickoff is made in its project, of texts and of what is known of the handoff', () => {
  const [, task] = compileContract(kickoffSource, sampleDirectorySource).sync.targets;
  expect(hubspot).toStrictEqual(record);
  expect(task).toStrictEqual({
    ...{ system: 'asana', where: { by: 'made', objectType: 'task' }, ownerProperty: 'assignee' },
    fields: [
      { field: 'project', from: { kind: 'text', text: '1200000000000100' } },
      { field: 'name', from: { kind: 'text', text: 'Kickoff: {dealname}' } },
      { field: 'notes', from: { kind: 'handoff', value: 'brief' } },
      {
        ...{ field: 'due_on', from: { kind: 'handoff', value: 'accepted-at' } },
        ...{ plusSeconds: 432_000, as: 'date' },
      },
    ],
    expect: [{ field: 'assignee_is_member', oneOf: ['true'] }],
    readBackAfterSeconds: 0,
  });
});

it('the directory is compiled to lists, with calendars in place of their ids', () => {
  const { people, pools, desk, ops } = compileDirectory(sampleDirectorySource);
  expect({ desk, ops }).toEqual({ desk: sampleDirectorySource.desk, ops: sampleDirectorySource.ops });
  expect(pools.map(({ id, members }) => [id, members])).toEqual(Object.entries(sampleDirectorySource.pools));
  expect(people.map(({ id, isActive }) => [id, isActive])).toEqual(
    Object.entries(sampleDirectorySource.people).map(([id, { active }]) => [id, active]),
  );
  expect(people.find(({ id }) => id === 'jonas-weber')?.calendar).toMatchObject({ id: 'berlin' });
});
