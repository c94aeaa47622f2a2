import { describe, expect, it } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { isWhole, missingOfLinked, unlinkedOf } from '#domain/contract/references.ts';
import { ownNames, sourceNames } from '#domain/contract/target-names.ts';
import { target } from '#domain/contract/target-source.ts';
import { recordWith } from '../admission/record-says.ts';
import { sampleContract, sampleSource } from './sample.ts';

const inputs = [
  { property: 'domain', label: 'Domain', type: 'text' },
  { property: 'seats', label: 'Seats', type: 'number' },
] as const;
const company = { object: 'company', label: 'Customer', inputs: [...inputs] } as const;
const reference = { ...company, inputs: [...inputs] };
const contract: Contract = { ...sampleContract, references: [reference] };
const linked = (...records: readonly Readonly<Record<string, string>>[]) =>
  recordWith({}, { company: records.map((values) => recordWith(values)) });

describe('what is linked to a record', () => {
  it('lacks what the one lacks that lacks the fewest', () => {
    expect(missingOfLinked(contract, linked({}))).toEqual(['Domain (Customer)', 'Seats (Customer)']);
    expect(missingOfLinked(contract, linked({}, { domain: 'x' }))).toEqual(['Seats (Customer)']);
    expect(missingOfLinked(contract, linked({ domain: 'x' }, {}))).toEqual(['Seats (Customer)']);
    expect(missingOfLinked(contract, linked({}, { domain: 'x', seats: '3' }))).toEqual([]);
    expect(missingOfLinked(contract, recordWith({}))).toEqual([]);
  });

  it('is whole where it carries all', () => {
    expect(isWhole(recordWith({ domain: 'x', seats: '3' }), reference)).toBe(true);
    expect(isWhole(recordWith({ domain: 'x' }), reference)).toBe(false);
  });

  it('is missing where none is linked', () => {
    const missing = [{ object: 'company', label: 'Customer' }];
    expect(unlinkedOf(contract, linked())).toEqual(missing);
    expect(unlinkedOf(contract, recordWith({}))).toEqual(missing);
    expect(unlinkedOf(contract, linked({}))).toEqual([]);
  });
});

describe('the properties that a target names', () => {
  const [hubspot, salesforce] = sampleSource.sync.targets;
  if (hubspot?.system !== 'hubspot' || salesforce?.system !== 'salesforce')
    throw new Error('the shipped contract writes both');

  it('are its own where it is the record itself', () => {
    const own = { ...hubspot, fields: { jobtitle: { text: 'x' } }, expect: { phone: { filled: true } } };
    expect(ownNames(target.parse(own))).toEqual([
      { name: 'hubspot_owner_id', path: ['ownerProperty'], at: 'value' },
      ...Object.entries(hubspot.properties).map(([key, name]) => ({
        ...{ name, path: ['properties', key], at: 'value' },
      })),
      { name: 'jobtitle', path: ['fields', 'jobtitle'], at: 'name' },
      { name: 'phone', path: ['expect', 'phone'], at: 'name' },
    ]);
    expect(ownNames(salesforce)).toEqual([]);
  });

  it('are those of which its values are made', () => {
    const fields = { a: { from: 'jobtitle' }, b: { text: '{company} of {city}' }, c: { baton: 'brief' } };
    const made = [
      { name: 'jobtitle', path: ['fields', 'a', 'from'], at: 'value' },
      { name: 'company', path: ['fields', 'b', 'text'], at: 'value' },
      { name: 'city', path: ['fields', 'b', 'text'], at: 'value' },
    ];
    expect(sourceNames(target.parse({ ...hubspot, fields }))).toEqual(made);
    expect(sourceNames(target.parse({ ...salesforce, fields }))).toEqual([
      { name: 'salesforceleadid', path: ['recordId'], at: 'value' },
      ...made,
    ]);
  });
});
