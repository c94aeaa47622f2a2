import { describe, expect, test } from 'vitest';
import { admit } from '#domain/admission/admit.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { recordWith, SINCE, writtenByUs } from './record-says.ts';

const now = '2030-01-31T09:00:00.000Z';
const event: SourceEvent = {
  record: { source: 'hubspot', objectType: 'contact', objectId: '101' },
  property: 'lifecyclestage',
  value: 'salesqualifiedlead',
  occurredAt: now,
};
const whole = { email: 'ada@example.com', company: 'Example Ltd', hubspot_owner_id: '71004' };

const judge = (values: Readonly<Record<string, string>>, contract: Contract = sampleContract) => {
  const { property } = contract.trigger;
  const rules = { contract, digest: 'd'.repeat(64), log: emptyContractLog, directory: sampleDirectory };
  const record = writtenByUs(recordWith({ ...whole, ...values }), property);
  return admit({ ...event, property }, record, rules, now);
};

describe('a status that Baton itself has written', () => {
  test.each([
    ['the one that starts handoffs', { lifecyclestage: 'salesqualifiedlead' }],
    [
      'the one that starts them, on a record that lacks something',
      { lifecyclestage: 'salesqualifiedlead', company: '' },
    ],
    ['none', { lifecyclestage: '' }],
  ])('starts nothing and blocks nothing: %s', (_, values) => {
    expect(judge(values)).toEqual({ kind: 'ignored', because: 'set-by-baton' });
  });

  test('is told to what has begun elsewhere, by whose hand', () => {
    expect(judge({ lifecyclestage: 'customer' })).toEqual({
      ...{ kind: 'elsewhere', because: 'another-status', status: 'customer', since: SINCE, byBaton: true },
    });
  });

  test('that nobody has mapped is told as any other', () => {
    expect(judge({ lifecyclestage: 'zzz' })).toEqual({
      ...{ kind: 'elsewhere', because: 'another-status', status: undefined, since: SINCE, byBaton: true },
    });
  });
});

test('an owner that Baton has entered may start a handoff of another contract', () => {
  const { trigger } = sampleContract;
  const byOwner: Contract = {
    ...sampleContract,
    trigger: { ...trigger, property: 'hubspot_owner_id' },
    statusMap: { '71004': trigger.status },
  };
  expect(judge({}, byOwner).kind).toBe('requested');
});
