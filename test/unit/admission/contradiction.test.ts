import { expect, test } from 'vitest';
import { contradictingIn, contradictionOf } from '#domain/admission/contradiction-of.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';
import { recordWith } from './record-says.ts';

const { trigger } = sampleContract;
const rules = {
  trigger,
  consistency: [
    { property: 'lead_status', label: 'Lead status', oneOf: ['open', 'connected'] },
    { property: 'deal_count', label: 'Deals', oneOf: ['0'] },
  ],
};
const stage = { lifecyclestage: ' salesqualifiedlead ' };
const said = (values: Readonly<Record<string, string>>) =>
  contradictionOf(recordWith({ ...stage, ...values }), rules);

test('a property that says something else contradicts the status, and both values are shown', () => {
  expect(said({ lead_status: ' unqualified ', deal_count: '0' })).toEqual({
    lifecyclestage: 'salesqualifiedlead',
    lead_status: 'unqualified',
  });
});

test('each property that contradicts it is named', () => {
  const contradiction = said({ lead_status: 'unqualified', deal_count: '3' });
  expect(contradictingIn(contradiction, rules)).toStrictEqual({
    contradicting: ['lead_status', 'deal_count'],
  });
});

test('a property that agrees, is empty or is not there contradicts nothing', () => {
  expect(said({ lead_status: ' open ', deal_count: ' ' })).toBeUndefined();
  expect(said({})).toBeUndefined();
});

test('a status that the record no longer shows is shown as empty', () => {
  expect(contradictionOf(recordWith({ deal_count: '3' }), rules)).toEqual({
    lifecyclestage: '',
    deal_count: '3',
  });
});

test('without a contradiction nothing is said of one', () => {
  expect(contradictingIn(undefined, rules)).toStrictEqual({});
});
