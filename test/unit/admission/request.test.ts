import { describe, expect, test } from 'vitest';
import { admit, concerns } from '#domain/admission/admit.ts';
import { propertiesToRead } from '#domain/admission/record-properties.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import { stableId } from '#domain/ids.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { recordWith, SINCE } from './record-says.ts';

const now = '2030-01-31T09:00:00.000Z';
const event: SourceEvent = {
  record: { source: 'hubspot', objectType: 'contact', objectId: '101' },
  property: 'lifecyclestage',
  value: 'salesqualifiedlead',
  occurredAt: now,
};
const whole = { lifecyclestage: 'salesqualifiedlead', email: 'ada@example.com', company: 'Example Ltd' };
const judge = (contract: Contract = sampleContract, values: Readonly<Record<string, string>> = whole) =>
  admit(
    event,
    recordWith(values),
    { contract, digest: 'd'.repeat(64), log: emptyContractLog, directory: sampleDirectory },
    now,
  );
const { id, trigger } = sampleContract;

describe('what an event requests', () => {
  test('is known by its contract, record, status and instant, in every version', () => {
    const key = ['handoff', id, 'hubspot:contact:101', trigger.status, SINCE] as const;
    expect(judge()).toMatchObject({ handoffId: stableId(...key) });
  });

  test('is known without the instant where a record is handed off once', () => {
    const once: Contract = { ...sampleContract, trigger: { ...trigger, occurrence: 'once-per-record' } };
    expect(judge(once)).toMatchObject({
      handoffId: stableId('handoff', id, 'hubspot:contact:101', trigger.status),
    });
  });

  test('is known by the same where it is blocked', () => {
    expect(judge(sampleContract, { ...whole, company: '' })).toMatchObject({
      blockedId: stableId('blocked', id, 'hubspot:contact:101', SINCE),
    });
  });

  test('says nothing of doubts where there are none', () => {
    expect(Object.keys(judge()).sort()).toEqual(['brief', 'handoffId', 'kind', 'request']);
  });

  test('says among whom the rules do not decide', () => {
    const ask = (name: string) => ({ strategy: 'named-person', person: personIdSchema.parse(name) }) as const;
    const rules = ['jonas-weber', 'maya-chen'].map((name) => ({ priority: 0, ask: ask(name) }));
    const found = judge({ ...sampleContract, routing: { strategy: 'rules', rules } });
    expect(found).toMatchObject({ ambiguous: [{ person: 'jonas-weber' }, { person: 'maya-chen' }] });
  });

  test('says what contradicts its status', () => {
    const consistency = [{ property: 'lead_status', label: 'Lead status', oneOf: ['open'] }];
    const found = judge({ ...sampleContract, consistency }, { ...whole, lead_status: 'closed' });
    expect(found).toMatchObject({
      contradiction: { lifecyclestage: 'salesqualifiedlead', lead_status: 'closed' },
    });
  });
});

test('a record that does not show the property at all has no value, since the event', () => {
  expect(judge(sampleContract, {})).toEqual({
    ...{ kind: 'elsewhere', because: 'no-value', status: undefined, since: now },
  });
});

test('a contract hears of its own system only', () => {
  const elsewhere: Contract = { ...sampleContract, trigger: { ...trigger, object: 'deal' } };
  expect(concerns(sampleContract, event)).toBe(true);
  expect(concerns(elsewhere, event)).toBe(false);
});

describe('of a record is read', () => {
  const plain = {
    ...{ inputs: [], consistency: [], show: [], giver: { tell: [] }, sync: { targets: [] } },
  };

  test('what tells its status and its name, and nothing else that nobody asks for', () => {
    expect(propertiesToRead({ ...sampleContract, ...plain })).toEqual([
      ...['lifecyclestage', 'firstname', 'lastname', 'company', 'email'],
    ]);
    expect(propertiesToRead({ ...kickoffContract, ...plain, routing: sampleContract.routing })).toEqual([
      ...['dealstage', 'pipeline', 'dealname'],
    ]);
  });

  test('what the contract checks, compares and shows', () => {
    const [input] = sampleContract.inputs;
    if (input === undefined) throw new Error('the sample contract asks for something');
    const contract: Contract = {
      ...{ ...sampleContract, ...plain },
      inputs: [{ ...input, property: 'staff' }],
      consistency: [{ property: 'lead_status', label: 'Lead status', oneOf: ['open'] }],
      show: [{ property: 'jobtitle', label: 'Role' }],
      giver: { property: 'qualified_by', tell: [] },
    };
    expect(propertiesToRead(contract)).toEqual([
      ...['lifecyclestage', 'staff', 'lead_status', 'jobtitle', 'qualified_by'],
      ...['firstname', 'lastname', 'company', 'email'],
    ]);
  });
});
