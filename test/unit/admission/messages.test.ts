import { describe, expect, test } from 'vitest';
import { briefId, briefSchema } from '#domain/admission/brief.ts';
import { goneEventSchema, intakeMessageSchema, keptEventSchema } from '#domain/admission/source-event.ts';

const at = '2030-01-31T09:00:00.000Z';
const record = { source: 'hubspot', objectType: 'contact', objectId: '101' };
const event = { record, property: 'lifecyclestage', value: 'lead', occurredAt: at };
const gone = { records: [record, { ...record, objectId: '102' }], how: { kind: 'deleted' } };
const told = { receiptId: 'd-1.0', correlationId: 'd-1.0' };

const kept = [
  { kind: 'event', ...told, event: { ...event, userId: '98001' } },
  { kind: 'raw', ...told, source: 'hubspot', body: '{' },
] as const;
const messages = [
  { kind: 'delivery', source: 'hubspot', deliveryId: 'd-1', receivedAt: at, body: '[]' },
  { kind: 'event', ...told, event, attempt: 1 },
  { kind: 'gone', ...told, gone, attempt: 2 },
  { kind: 'readmit', blockedId: 'blocked-1' },
] as const;

describe('what stands on the intake queue', () => {
  test.each(messages)('is read as it was written: $kind', (message) => {
    expect(intakeMessageSchema.parse(message)).toEqual(message);
  });

  test.each([
    { ...messages[0], source: 'elsewhere' },
    { ...messages[0], deliveryId: '' },
    { ...messages[1], receiptId: '' },
    { ...messages[1], event: { ...event, property: undefined } },
    { ...messages[1], attempt: 0 },
    { ...messages[3], blockedId: '' },
    { kind: 'other' },
  ])('is nothing else: %j', (message) => {
    expect(intakeMessageSchema.safeParse(message).success).toBe(false);
  });
});

describe('an event that is kept', () => {
  test.each(kept)('is read as it was written: $kind', (message) => {
    expect(keptEventSchema.parse(message)).toEqual(message);
  });

  test('is one of a system that is known', () => {
    expect(keptEventSchema.safeParse({ ...kept[1], source: 'elsewhere' }).success).toBe(false);
  });
});

describe('records that are no more', () => {
  test('went by themselves, or into another', () => {
    expect(goneEventSchema.parse(gone)).toEqual(gone);
    const merged = { ...gone, how: { kind: 'merged', into: '777' } };
    expect(goneEventSchema.parse(merged)).toEqual(merged);
  });

  test('are at least one, and what they went into has an id', () => {
    expect(goneEventSchema.safeParse({ ...gone, records: [] }).success).toBe(false);
    expect(goneEventSchema.safeParse({ ...gone, how: { kind: 'merged', into: '' } }).success).toBe(false);
  });
});

describe('a brief', () => {
  const brief = { title: 'Ada', recordKind: 'contact', show: [{ label: 'Role', value: 'Countess' }] };

  test('is read as it was written, with or without an amount', () => {
    expect(briefSchema.parse(brief)).toEqual(brief);
    expect(briefSchema.parse({ ...brief, amount: 5 })).toEqual({ ...brief, amount: 5 });
  });

  test('is found by its handoff', () => {
    expect(briefId('h1')).toBe('brief#h1');
  });
});
