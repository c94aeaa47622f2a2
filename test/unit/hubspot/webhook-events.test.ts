import { describe, expect, it } from 'vitest';
import { readDelivery } from '#adapters/hubspot/webhook-events.ts';
import type { EventResult, PropertyChangeEvent } from '#adapters/hubspot/webhook-events.ts';
import batches from '#test/vectors/hubspot-webhook-batch.json' with { type: 'json' };

function resultsOf(events: unknown): readonly EventResult[] {
  const delivery = readDelivery(JSON.stringify(events));
  if (delivery.kind !== 'delivery') throw new Error(`not a delivery: ${delivery.expected}`);
  return delivery.events;
}

function changeIn(event: Record<string, unknown>): PropertyChangeEvent {
  const [result] = resultsOf([event]);
  if (result?.kind !== 'ok' || result.event.kind !== 'property-change') throw new Error('not a change');
  return result.event;
}

const generic = {
  eventId: 7,
  subscriptionId: 7_000_001,
  portalId: 62515,
  appId: 54321,
  occurredAt: 1_788_597_072_520,
  subscriptionType: 'object.propertyChange',
  attemptNumber: 0,
  objectId: 501,
  objectTypeId: '0-1',
  propertyName: 'lifecyclestage',
  propertyValue: 'salesqualifiedlead',
  changeSource: 'CRM_UI',
  sourceId: 'userId:98004',
};
const classic = { ...generic, objectTypeId: undefined, subscriptionType: 'contact.propertyChange' };

describe('a delivery of HubSpot', () => {
  it('gives the same change for the older and the generic form', () => {
    const expected = {
      kind: 'property-change',
      eventId: '7',
      portalId: '62515',
      objectType: 'contact',
      objectId: '501',
      property: 'lifecyclestage',
      value: 'salesqualifiedlead',
      occurredAt: '2026-09-05T08:31:12.520Z',
      changeSource: 'CRM_UI',
      userId: '98004',
    };
    expect(changeIn(generic)).toMatchObject(expected);
    expect(changeIn(classic)).toEqual(changeIn(generic));
  });

  it('reads the documented samples', () => {
    expect(resultsOf(batches.a_classic_creation)[0]).toMatchObject({
      kind: 'ok',
      event: { kind: 'other', subscriptionType: 'contact.creation' },
    });
    expect(changeIn(batches.b_classic_propertyChange_sensitive[0]!)).toMatchObject({
      objectType: 'contact',
      value: 'REDACTED',
      userId: '882761034',
    });
    expect(changeIn(batches.c_generic_propertyChange[0]!)).toMatchObject({
      objectType: 'deal',
      objectId: '546500061938',
    });
    const others = resultsOf(batches.d_generic_association_and_merge);
    expect(others.map((result) => result.kind === 'ok' && result.event.kind)).toEqual([
      'other',
      'records-gone',
    ]);
  });

  it('reads a merge as the end of every record but the one that came out of it', () => {
    const [, merge] = batches.d_generic_association_and_merge;
    const goneIn = (given: object) => resultsOf([{ ...merge, ...given }])[0];
    const event = (objectIds: readonly string[], into: string) => ({
      kind: 'ok',
      event: { kind: 'records-gone', objectType: 'contact', objectIds, how: { kind: 'merged', into } },
    });
    expect(goneIn({})).toMatchObject(event(['3001', '3002'], '3003'));
    expect(goneIn({ newObjectId: undefined })).toMatchObject(event(['3001', '3002'], '3003'));
    expect(goneIn({ newObjectId: 3009 })).toMatchObject(event(['3001', '3002', '3003'], '3009'));
    expect(goneIn({ mergedObjectIds: [] })).toMatchObject({ kind: 'malformed', field: 'mergedObjectIds' });
  });

  it('takes a merge that names its survivor alone as an event that ends no record', () => {
    const [, merge] = batches.d_generic_association_and_merge;
    const alone = { ...merge, primaryObjectId: 3003, mergedObjectIds: [3003], newObjectId: 3003 };
    expect(resultsOf([alone])[0]).toMatchObject({ kind: 'ok', event: { kind: 'other' } });
  });

  it.each(['contact.deletion', 'contact.privacyDeletion'])(
    'reads %s as the end of a record',
    (subscriptionType) => {
      const event = { ...classic, propertyName: undefined, propertyValue: undefined };
      expect(resultsOf([{ ...event, subscriptionType }])[0]).toMatchObject({
        kind: 'ok',
        event: { kind: 'records-gone', objectType: 'contact', how: { kind: 'deleted' } },
      });
    },
  );

  it('takes a subscription type of later days as an event that starts nothing', () => {
    const [result] = resultsOf([{ ...generic, subscriptionType: 'object.teleportation' }]);
    expect(result).toMatchObject({ kind: 'ok', event: { kind: 'other' } });
  });

  it('keeps the id of a kind of object that has no name here', () => {
    expect(changeIn({ ...generic, objectTypeId: '2-3453' }).objectType).toBe('2-3453');
  });

  it('reads a cleared value as the empty text', () => {
    expect(changeIn({ ...generic, propertyValue: null }).value).toBe('');
    expect(changeIn({ ...generic, propertyValue: undefined }).value).toBe('');
  });

  it('knows no user when something else made the change', () => {
    expect(changeIn({ ...generic, sourceId: 'enrollmentId:5' }).userId).toBeUndefined();
    expect(changeIn({ ...generic, sourceId: undefined }).userId).toBeUndefined();
  });

  it('loses no event to a malformed neighbour, and says what is wrong without repeating it', () => {
    const results = resultsOf([
      generic,
      { ...generic, occurredAt: 'secret' },
      { ...generic, propertyName: undefined },
      { ...generic, objectId: 9_007_199_254_740_993 },
      'secret',
      classic,
    ]);
    expect(results.map(({ kind }) => kind)).toEqual([
      'ok',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'ok',
    ]);
    expect(results[1]).toEqual({ kind: 'malformed', field: 'occurredAt', expected: 'ms since 1970' });
    expect(results[2]).toMatchObject({ field: 'propertyName' });
    expect(results[3]).toMatchObject({ field: 'objectId' });
    expect(results[4]).toEqual({ kind: 'malformed', field: '', expected: 'an object' });
    expect(JSON.stringify(results)).not.toContain('secret');
  });

  it.each([
    ['no JSON', 'x'],
    ['an object', '{}'],
    ['an empty list', '[]'],
    ['more than a hundred events', JSON.stringify(Array.from({ length: 101 }, () => generic))],
  ])('is malformed when it is %s', (_case, body) => {
    const expected = 'a JSON list of 1 to 100 events';
    expect(readDelivery(body)).toEqual({ kind: 'malformed', field: '', expected });
  });

  it('takes a hundred events', () => {
    expect(resultsOf(Array.from({ length: 100 }, () => generic))).toHaveLength(100);
  });
});

describe('the key of an event', () => {
  it('stays the same for another attempt, event number or subscription', () => {
    const again = { ...generic, attemptNumber: 3, eventId: 8, subscriptionId: 1 };
    expect(changeIn(again).eventKey).toBe(changeIn(generic).eventKey);
  });

  it.each([
    ['portal', { portalId: 1 }],
    ['kind of object', { objectTypeId: '0-3' }],
    ['record', { objectId: 502 }],
    ['property', { propertyName: 'hubspot_owner_id' }],
    ['value', { propertyValue: 'lead' }],
    ['moment', { occurredAt: generic.occurredAt + 1 }],
  ])('differs for another %s', (_what, change) => {
    expect(changeIn({ ...generic, ...change }).eventKey).not.toBe(changeIn(generic).eventKey);
  });
});
