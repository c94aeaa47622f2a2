import { describe, expect, it } from 'vitest';
import type { FieldRule } from '#domain/contract/target.ts';
import { fieldValues, placeholders, propertiesIn } from '#domain/mapping/field-values.ts';

const handoff = {
  ...{ 'handoff-id': 'h1', 'owner-name': 'Maya Chen', 'owner-email': 'maya@example.com' },
  ...{ 'accepted-at': '2030-01-31T12:00:00.000Z', 'giver-name': 'Jonas Weber' },
  ...{ brief: 'Company: Northwind', 'record-link': 'https://example.com/501' },
};
const material = { properties: { company: ' Northwind ', size: 'L', closedate: '2030-02-01' }, handoff };

const valueOf = (rule: Omit<FieldRule, 'field'>) => fieldValues([{ field: 'f', ...rule }], material);
const is = (value: string) => ({ values: { f: value } });
const not = (because: string) => ({ misfit: { field: 'f', because } });

describe('the value of a field', () => {
  it('is a property as it stands, unless a form is asked for', () => {
    expect(valueOf({ from: { kind: 'property', property: 'company' } })).toEqual(is(' Northwind '));
    expect(valueOf({ from: { kind: 'property', property: 'company' }, as: 'trim' })).toEqual(is('Northwind'));
  });

  it('is nothing where the property is', () => {
    expect(valueOf({ from: { kind: 'property', property: 'phone' }, as: 'phone' })).toEqual(is(''));
    expect(valueOf({ from: { kind: 'property', property: 'phone' }, map: { a: 'b' } })).toEqual(is(''));
  });

  it('is a text with properties in it', () => {
    const from = { kind: 'text', text: 'Kickoff: {company} {phone}' } as const;
    expect(valueOf({ from })).toEqual(is('Kickoff:  Northwind'));
  });

  it('is nothing where none of the properties in the text holds anything', () => {
    expect(valueOf({ from: { kind: 'text', text: 'Onboarding: {phone}' } })).toEqual(is(''));
    expect(valueOf({ from: { kind: 'text', text: 'Call {phone}, {fax}' } })).toEqual(is(''));
    expect(valueOf({ from: { kind: 'text', text: 'Onboarding' } })).toEqual(is('Onboarding'));
  });

  it('is what the handoff knows', () => {
    expect(valueOf({ from: { kind: 'handoff', value: 'owner-email' } })).toEqual(is('maya@example.com'));
  });

  it('is later by a time', () => {
    const from = { kind: 'handoff', value: 'accepted-at' } as const;
    expect(valueOf({ from, plusSeconds: 172_800, as: 'date' })).toEqual(is('2030-02-02'));
    const none = { kind: 'property', property: 'phone' } as const;
    expect(valueOf({ from: none, plusSeconds: 60 })).toEqual(is(''));
    const date = { kind: 'property', property: 'closedate' } as const;
    expect(valueOf({ from: date, plusSeconds: 86_400, as: 'date' })).toEqual(is('2030-02-02'));
  });

  it('is what stands for it in the map, and nothing else', () => {
    const from = { kind: 'property', property: 'size' } as const;
    expect(valueOf({ from, map: { L: 'large' } })).toEqual(is('large'));
    expect(valueOf({ from, map: { S: 'small' } })).toEqual(not('not-in-map'));
  });

  it('is never what every object has by itself, whatever the record says', () => {
    const from = { kind: 'property', property: 'size' } as const;
    for (const size of ['constructor', '__proto__', 'toString']) {
      const values = fieldValues([{ field: 'f', from, map: { L: 'large' } }], {
        ...material,
        properties: { size },
      });
      expect(values).toEqual(not('not-in-map'));
    }
    expect(valueOf({ from: { kind: 'property', property: 'constructor' } })).toEqual(is(''));
    expect(valueOf({ from: { kind: 'text', text: '{constructor}' } })).toEqual(is(''));
  });

  it('is not there where it does not have its form: the field is named, the value is not', () => {
    const from = { kind: 'property', property: 'company' } as const;
    expect(valueOf({ from, as: 'number' })).toEqual(not('not-number'));
    expect(valueOf({ from, plusSeconds: 60 })).toEqual(not('not-an-instant'));
  });
});

describe('several fields', () => {
  const good: FieldRule = { field: 'a', from: { kind: 'text', text: 'x' } };
  const bad: FieldRule = { field: 'b', from: { kind: 'property', property: 'company' }, as: 'date' };

  it('have all their values', () => {
    expect(fieldValues([good], material)).toEqual({ values: { a: 'x' } });
    expect(fieldValues([], material)).toEqual({ values: {} });
  });

  it('have none if one has none', () => {
    expect(fieldValues([good, bad], material)).toEqual({ misfit: { field: 'b', because: 'not-date' } });
  });
});

describe('what fields are made of', () => {
  it('is told by name', () => {
    expect(placeholders('{company} in {city_name}, {Not a name}')).toEqual(['company', 'city_name']);
    expect(
      propertiesIn([
        { field: 'a', from: { kind: 'property', property: 'p' } },
        { field: 'b', from: { kind: 'text', text: '{q}' } },
        { field: 'c', from: { kind: 'handoff', value: 'brief' } },
      ]),
    ).toEqual(['p', 'q']);
  });
});
