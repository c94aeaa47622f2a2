import { expect, test } from 'vitest';
import { amountOf } from '#domain/admission/amount-of.ts';
import { briefOf } from '#domain/admission/brief-of.ts';
import { kickoffContract, sampleContract } from '#test/unit/contract/sample.ts';
import { recordWith } from './record-says.ts';

const contract = { ...kickoffContract, amount: 'amount' };

test.each([
  ['150000', 150_000],
  [' 12.5 ', 12.5],
  ['0', 0],
  ['-3', -3],
])('how much is at stake is the number in the property of the contract: %j', (amount, expected) => {
  expect(amountOf(recordWith({ amount }), contract)).toBe(expected);
  expect(
    briefOf({ source: 'hubspot', objectType: 'deal', objectId: '1' }, recordWith({ amount }), contract),
  ).toHaveProperty('amount', expected);
});

test.each(['', '  ', 'a lot', 'Infinity', '1,000'])('%j is no amount', (amount) => {
  expect(amountOf(recordWith({ amount }), contract)).toBeUndefined();
});

test('a record without the property, or a contract without one, has no amount', () => {
  const record = { source: 'hubspot', objectType: 'deal', objectId: '1' } as const;
  expect(amountOf(recordWith({}), contract)).toBeUndefined();
  expect(amountOf(recordWith({ amount: '5' }), sampleContract)).toBeUndefined();
  expect(briefOf(record, recordWith({ amount: '5' }), sampleContract)).not.toHaveProperty('amount');
});
