import { describe, expect, it } from 'vitest';
import { recordBodySchema, recordFrom } from '#adapters/hubspot/record-body.ts';

const owner = 'hubspot_owner_id';
const ours = {
  value: '71001',
  timestamp: '2026-11-20T10:00:00Z',
  sourceType: 'INTEGRATION',
  sourceId: '54321',
};
const someones = {
  value: '71004',
  timestamp: '2026-11-20T09:00:00.5Z',
  sourceType: 'CRM_UI',
  sourceId: 'userId:98004',
};

function shown(value: string | null | undefined, history: unknown) {
  const properties = value === undefined ? {} : { [owner]: value };
  const body = recordBodySchema.parse({ id: '501', properties, propertiesWithHistory: history });
  return recordFrom(body, [owner], '54321').properties[owner];
}

const nothingKnown = { writtenByUs: false, since: undefined, changedBy: undefined };

describe('a property of a record', () => {
  it('was written by us when its newest entry is our app', () => {
    const expected = {
      value: '71001',
      writtenByUs: true,
      since: '2026-11-20T10:00:00.000Z',
      changedBy: undefined,
    };
    expect(shown('71001', { [owner]: [ours, someones] })).toEqual(expected);
    expect(shown('71001', { [owner]: [someones, ours] })).toEqual(expected);
  });

  it('was not written by us when it was another app, or another source with our number', () => {
    expect(shown('71001', { [owner]: [{ ...ours, sourceId: '1' }] })?.writtenByUs).toBe(false);
    const workflow = { ...ours, sourceType: 'AUTOMATION_PLATFORM' };
    expect(shown('71001', { [owner]: [workflow] })?.writtenByUs).toBe(false);
  });

  it('names the user who changed it', () => {
    const since = '2026-11-20T09:00:00.500Z';
    const expected = { value: '71004', writtenByUs: false, since, changedBy: '98004' };
    expect(shown('71004', { [owner]: [someones] })).toEqual(expected);
    const numbered = { ...someones, sourceId: 'x', updatedByUserId: 98_002 };
    expect(shown('71004', { [owner]: [numbered] })?.changedBy).toBe('98002');
  });

  it('is the empty text without a value, and its history may say who cleared it', () => {
    expect(shown(undefined, {})).toEqual({ value: '', ...nothingKnown });
    expect(shown(null, {})).toEqual({ value: '', ...nothingKnown });
    const cleared = { ...someones, value: '', timestamp: '2026-11-20T11:00:00Z' };
    expect(shown(undefined, { [owner]: [cleared, ours] })).toMatchObject({ value: '', changedBy: '98004' });
  });

  it('has no known author when its history is missing, unreadable or ends in another value', () => {
    expect(shown('71001', undefined)).toEqual({ value: '71001', ...nothingKnown });
    expect(shown('71001', 'x')).toEqual({ value: '71001', ...nothingKnown });
    expect(shown('71001', { [owner]: [someones] })).toEqual({ value: '71001', ...nothingKnown });
  });
});
