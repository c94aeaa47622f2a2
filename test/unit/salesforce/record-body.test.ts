import { expect, it } from 'vitest';
import { describeSchema, fieldTypesOf } from '#adapters/salesforce/field-types.ts';
import { recordBodySchema, recordFrom } from '#adapters/salesforce/record-body.ts';

const us = '005R00000000BAT';
const another = '005R00000000TOM';

const body = recordBodySchema.parse({
  attributes: { type: 'Lead', url: '/services/data/v66.0/sobjects/Lead/00QR00000000AME' },
  OwnerId: '005R0000000MAYA',
  AnnualRevenue: 9_000_000,
  IsConverted: false,
  Title: null,
  Address: { city: 'Oslo' },
  LastModifiedById: us,
  LastModifiedDate: '2026-11-20T10:00:00.000+0000',
});
const nobody = { writtenByUs: false, since: undefined, changedBy: undefined };

it('every value is a text, and nothing is the empty one', () => {
  const wanted = ['OwnerId', 'AnnualRevenue', 'IsConverted', 'Title', 'Address', 'Other'];
  expect(recordFrom(body, wanted).properties).toEqual({
    OwnerId: { ...nobody, value: '005R0000000MAYA' },
    AnnualRevenue: { ...nobody, value: '9000000' },
    IsConverted: { ...nobody, value: 'false' },
    Title: { ...nobody, value: '' },
    Address: { ...nobody, value: '{"city":"Oslo"}' },
    Other: { ...nobody, value: '' },
  });
});

it('a value is ours if our write was the last change of the record', () => {
  const fields = ['OwnerId'];
  const shown = recordFrom(body, ['OwnerId', 'Title'], { fields, userId: us }).properties;
  expect(shown.OwnerId).toMatchObject({ writtenByUs: true, since: '2026-11-20T10:00:00.000Z' });
  expect(shown.Title).toMatchObject(nobody);
  const others = recordFrom(body, fields, { fields, userId: another });
  expect(others.properties.OwnerId).toMatchObject(nobody);
});

it('what is no record is not taken for one', () => {
  for (const json of [undefined, [], {}, 'x', { attributes: 1 }]) {
    expect(recordBodySchema.safeParse(json).success).toBe(false);
  }
});

it('tells what fields take', () => {
  const field = (name: string, type: string, more = {}) => ({
    name,
    type,
    updateable: true,
    length: 0,
    ...more,
  });
  const described = describeSchema.parse({
    fields: [
      field('Title', 'string', { length: 128 }),
      field('OwnerId', 'reference', { length: 18 }),
      field('Status', 'picklist', {
        length: 255,
        picklistValues: [
          { value: 'Open', active: true },
          { value: 'Old', active: false },
        ],
      }),
      field('Amount', 'currency', { updateable: false }),
      field('Baton_Since__c', 'datetime'),
      field('Area', 'combobox', { length: 40, picklistValues: [{ value: 'North', active: true }] }),
      field('Place', 'location'),
    ],
  });
  expect(fieldTypesOf(described)).toEqual({
    Title: { kind: 'text', maxLength: 128, isWritable: true },
    OwnerId: { kind: 'reference', isWritable: true },
    Status: { kind: 'choice', choices: ['Open'], isWritable: true },
    Amount: { kind: 'number', isWritable: false },
    Baton_Since__c: { kind: 'instant', isWritable: true },
    Area: { kind: 'text', maxLength: 40, isWritable: true },
    Place: { kind: 'other', isWritable: true },
  });
});
