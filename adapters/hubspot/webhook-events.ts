import { createHash } from 'node:crypto';
import * as z from 'zod';
import { objectTypeOfId } from './object-type.ts';
import {
  wireDeletionSchema,
  wireEventSchema,
  wireMergeSchema,
  wirePropertyChangeSchema,
} from './webhook-schema.ts';
import type { WireEvent, WirePropertyChange } from './webhook-schema.ts';

interface EventBasics {
  /** Equal for every delivery of the same event. HubSpot's own event ids are not guaranteed to be unique. */
  readonly eventKey: string;
  readonly eventId: string | undefined;
  readonly portalId: string;
  /** ISO-8601 in UTC with milliseconds. */
  readonly occurredAt: string;
  readonly changeSource: string | undefined;
}

/** A property of a record took another value. The value may be old or redacted: read the record before acting. */
export interface PropertyChangeEvent extends EventBasics {
  readonly kind: 'property-change';
  /** `contact`, `company`, `deal`, `ticket`, or HubSpot's own id of another kind. */
  readonly objectType: string;
  readonly objectId: string;
  readonly property: string;
  readonly value: string;
  /** The user who changed it, when it was one. */
  readonly userId: string | undefined;
}

/** Records are no more: deleted, or merged into another. */
export interface RecordsGoneEvent extends EventBasics {
  readonly kind: 'records-gone';
  readonly objectType: string;
  readonly objectIds: readonly string[];
  readonly how: { readonly kind: 'deleted' } | { readonly kind: 'merged'; readonly into: string };
}

/** An event that means nothing here: a creation, an association, or a kind of later days. */
export interface OtherEvent extends EventBasics {
  readonly kind: 'other';
  readonly subscriptionType: string;
}

export type WebhookEvent = PropertyChangeEvent | RecordsGoneEvent | OtherEvent;

/** What is wrong with an authentic delivery, in words that repeat none of its values. */
export interface Malformed {
  readonly kind: 'malformed';
  /** The path of the field, empty for the whole. */
  readonly field: string;
  readonly expected: string;
}

export type EventResult = { readonly kind: 'ok'; readonly event: WebhookEvent } | Malformed;
export type DeliveryResult =
  { readonly kind: 'delivery'; readonly events: readonly EventResult[] } | Malformed;

const MAX_EVENTS = 100;
const deliverySchema = z.array(z.unknown()).min(1).max(MAX_EVENTS);

/**
 * Reads one delivery (a JSON list of 1 to 100 events); a malformed event leaves the others readable. Never throws.
 * Source: HubSpot's webhooks guide.
 */
export function readDelivery(body: string): DeliveryResult {
  const delivery = deliverySchema.safeParse(parseJson(body));
  if (!delivery.success) return malformed('', `a JSON list of 1 to ${MAX_EVENTS} events`);
  return { kind: 'delivery', events: delivery.data.map(readEvent) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function readEvent(given: unknown): EventResult {
  const wire = wireEventSchema.safeParse(given);
  if (!wire.success) return malformedBy(wire.error);
  switch (happeningOf(wire.data)) {
    case 'propertyChange':
      return readAs(wirePropertyChangeSchema, given, propertyChange);
    case 'deletion':
    case 'privacyDeletion':
      return readAs(wireDeletionSchema, given, deletion);
    case 'merge':
      return readAs(wireMergeSchema, given, merge);
    default:
      return { kind: 'ok', event: otherEvent(wire.data) };
  }
}

function readAs<Wire>(
  schema: z.ZodType<Wire>,
  given: unknown,
  read: (wire: Wire) => WebhookEvent,
): EventResult {
  const wire = schema.safeParse(given);
  return wire.success ? { kind: 'ok', event: read(wire.data) } : malformedBy(wire.error);
}

function malformedBy(error: z.ZodError): Malformed {
  const [first] = error.issues;
  return malformed(first?.path.join('.') ?? '', first?.message ?? 'an event');
}

function malformed(field: string, expected: string): Malformed {
  return { kind: 'malformed', field, expected };
}

/** `object.propertyChange`, or with the kind of object in front: `contact.propertyChange`. */
function happeningOf({ subscriptionType }: WireEvent): string {
  return subscriptionType.slice(subscriptionType.lastIndexOf('.') + 1);
}

function deletion(wire: z.infer<typeof wireDeletionSchema>): RecordsGoneEvent {
  return gone(wire, [wire.objectId], { kind: 'deleted' });
}

/** Whatever is not the record that came out of it is gone, the primary one included; one that names no other ends nothing. */
function merge(wire: z.infer<typeof wireMergeSchema>): RecordsGoneEvent | OtherEvent {
  const into = wire.newObjectId ?? wire.primaryObjectId;
  const all = new Set([...wire.mergedObjectIds, wire.primaryObjectId]);
  const ended = [...all].filter((objectId) => objectId !== into);
  return ended.length === 0 ? otherEvent(wire) : gone(wire, ended, { kind: 'merged', into });
}

function gone(wire: WireEvent, objectIds: readonly string[], how: RecordsGoneEvent['how']): RecordsGoneEvent {
  return {
    ...basics(wire),
    kind: 'records-gone',
    objectType: objectTypeOf(wire) ?? 'object',
    objectIds,
    how,
  };
}

function propertyChange(wire: WirePropertyChange): PropertyChangeEvent {
  return {
    ...basics(wire),
    kind: 'property-change',
    objectType: objectTypeOf(wire) ?? 'object',
    objectId: wire.objectId,
    property: wire.propertyName,
    value: wire.propertyValue ?? '',
    userId: /^userId:(\d+)$/.exec(wire.sourceId ?? '')?.[1],
  };
}

function otherEvent(wire: WireEvent): OtherEvent {
  return { ...basics(wire), kind: 'other', subscriptionType: wire.subscriptionType };
}

function basics(wire: WireEvent): EventBasics {
  return {
    eventKey: eventKeyOf(wire),
    eventId: wire.eventId,
    portalId: wire.portalId,
    occurredAt: new Date(wire.occurredAt).toISOString(),
    changeSource: wire.changeSource,
  };
}

/** The older subscriptions name the kind of object in front of the dot, the generic ones by its id. */
function objectTypeOf({ subscriptionType, objectTypeId }: WireEvent): string | undefined {
  if (objectTypeId !== undefined) return objectTypeOfId(objectTypeId);
  const [name] = subscriptionType.split('.');
  return name === 'object' ? undefined : name;
}

/**
 * What happened, without what differs between deliveries (attempt, event and subscription numbers): equal content in
 * the same millisecond has equal effect, and an older and a generic subscription to the same thing give one key.
 */
function eventKeyOf(wire: WireEvent): string {
  const content = [
    [wire.portalId, happeningOf(wire), objectTypeOf(wire), wire.objectId],
    [wire.propertyName, wire.propertyValue, wire.occurredAt],
    [wire.fromObjectId, wire.toObjectId, wire.associationType, wire.associationRemoved],
    [wire.primaryObjectId, wire.mergedObjectIds, wire.newObjectId],
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
