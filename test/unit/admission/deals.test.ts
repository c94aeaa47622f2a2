import { describe, expect, test } from 'vitest';
import { admit, concerns } from '#domain/admission/admit.ts';
import { propertiesToRead } from '#domain/admission/record-properties.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const now = '2030-01-31T09:00:00.000Z';
const rules = {
  contract: kickoffContract,
  digest: 'd'.repeat(64),
  log: emptyContractLog,
  directory: sampleDirectory,
};
const event: SourceEvent = {
  record: { source: 'hubspot', objectType: 'deal', objectId: '701' },
  property: 'dealstage',
  value: 'closedwon',
  occurredAt: now,
};
const deal = {
  dealname: 'Larsen Foods: procurement suite',
  ...{ pipeline: 'default', dealstage: 'closedwon', amount: '150000', closedate: '2030-01-31' },
};
const judge = (values: Readonly<Record<string, string>> = {}) => {
  const shown = Object.entries({ ...deal, ...values }).map(
    ([name, value]) => [name, { value, writtenByUs: false, since: now, changedBy: undefined }] as const,
  );
  return admit(event, { properties: Object.fromEntries(shown) }, rules, now);
};

describe('a deal', () => {
  test('that takes the stage in the pipeline of the contract requests a handoff', () => {
    expect(judge()).toMatchObject({ kind: 'requested', request: { contract: 'kickoff', status: 'won' } });
  });

  test('is in the pipeline whatever stands around its name', () => {
    expect(judge({ pipeline: ' default ' }).kind).toBe('requested');
  });

  test('of another pipeline starts nothing, and its stage need not be known', () => {
    expect(judge({ pipeline: '7321' })).toMatchObject({ kind: 'elsewhere', because: 'another-pipeline' });
    expect(judge({ pipeline: '7321', dealstage: '98' }).kind).toBe('elsewhere');
  });

  test('waits if it is in a stage that nobody has mapped', () => {
    expect(judge({ dealstage: 'closed_won' })).toMatchObject({
      kind: 'blocked',
      cause: { kind: 'unmapped', property: 'dealstage', value: 'closed_won', closest: 'won' },
    });
  });

  test('that does not show its pipeline waits for it, and is not taken for one of the contract', () => {
    expect(judge({ pipeline: '' })).toMatchObject({ cause: { kind: 'missing-input', field: 'pipeline' } });
    expect(judge({ pipeline: '', dealstage: 'contractsent' }).kind).toBe('elsewhere');
  });

  test('is called by its name, else by its number', () => {
    expect(judge()).toMatchObject({ brief: { title: deal.dealname, recordKind: 'deal' } });
    const nameless = { ...rules, contract: { ...kickoffContract, inputs: [] } };
    const properties = {
      dealstage: { value: 'closedwon', writtenByUs: false, since: now, changedBy: undefined },
      pipeline: { value: 'default', writtenByUs: false, since: now, changedBy: undefined },
    };
    expect(admit(event, { properties }, nameless, now)).toMatchObject({ brief: { title: 'deal 701' } });
  });
});

test('contracts about deals and about contacts do not hear each other’s events', () => {
  expect(concerns(kickoffContract, event)).toBe(true);
  expect(concerns(sampleContract, event)).toBe(false);
  const ofContact = { ...event, record: { ...event.record, objectType: 'contact' } };
  expect(concerns(kickoffContract, ofContact)).toBe(false);
});

test('of a deal its pipeline and its name are read, and nothing that only contacts have', () => {
  const read = propertiesToRead(kickoffContract);
  expect(read).toEqual(expect.arrayContaining(['pipeline', 'dealstage', 'dealname', 'hubspot_owner_id']));
  expect(read).not.toContain('firstname');
});
