import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readDelivery } from '#adapters/hubspot/webhook-events.ts';
import type {
  EventResult,
  PropertyChangeEvent,
  RecordsGoneEvent,
  WebhookEvent,
} from '#adapters/hubspot/webhook-events.ts';
import { notingArrivals } from '#application/note-arrival.ts';
import { admitEvent } from '#application/admit-event.ts';
import { withLeaveToRead } from '#application/health/with-leave.ts';
import type { HealthPorts } from '#application/health/visit.ts';
import { blockMalformed } from '#application/block-event.ts';
import { admitGone } from '#application/admit-gone.ts';
import type { AdmissionPorts } from '#application/arrived-event.ts';
import { intakeMessageSchema, keptEventSchema, receiptIdOf } from '#domain/admission/source-event.ts';
import type { GoneEvent, IntakeMessage, SourceEvent } from '#domain/admission/source-event.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

type MessageOf<Kind extends IntakeMessage['kind']> = Extract<IntakeMessage, { kind: Kind }>;

/** Turns what came in into handoffs, blocked events or nothing, each event by itself. */
export function admitEventHandler(
  ports: AdmissionPorts & HealthPorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const noteArrival = notingArrivals(ports);
  return eachMessage(runtime, intakeMessageSchema, async (message) => {
    if (message.kind === 'delivery') await noteArrival(message.source);
    await withLeaveToRead(logging(ports, runtime), 'hubspot', (heeding) => admitMessage(heeding, message));
  });
}

async function admitMessage(ports: AdmissionPorts, message: IntakeMessage): Promise<void> {
  switch (message.kind) {
    case 'delivery':
      return admitDelivery(ports, message);
    case 'event':
      return admitEvent(ports, message);
    case 'gone':
      return admitGone(ports, message);
    case 'readmit':
      return readmit(ports, message);
  }
}

/** What became of an event is known when its receipt is written: that is the line to log. */
function logging<Given extends AdmissionPorts>(ports: Given, { logger }: Runtime): Given {
  const put: AdmissionPorts['receipts']['put'] = async (receipt) => {
    await ports.receipts.put(receipt);
    const { receiptId, correlationId, outcome, because, handoffIds } = receipt;
    logger.info('event judged', { receiptId, correlationId, outcome, because, handoffIds });
  };
  return { ...ports, receipts: { ...ports.receipts, put } };
}

/**
 * Repeating a delivery is harmless: each event leads to the same ids again. One event is admitted at once; of several
 * each gets a message of its own, because a hundred, in up to ten deliveries, would take longer than this Lambda may.
 */
async function admitDelivery(
  ports: AdmissionPorts,
  { deliveryId, source, body }: MessageOf<'delivery'>,
): Promise<void> {
  const delivery = readDelivery(body);
  if (delivery.kind === 'malformed') return admitRaw(ports, receiptIdOf(deliveryId, 0), source, body);
  const isAlone = delivery.events.length === 1;
  for (const [index, result] of delivery.events.entries()) {
    await (isAlone ? admitOne : queueOne)(ports, receiptIdOf(deliveryId, index), source, result, () =>
      JSON.stringify(elementOf(body, index)),
    );
  }
}

function elementOf(body: string, index: number): unknown {
  const whole: unknown = JSON.parse(body);
  return Array.isArray(whole) ? whole[index] : whole;
}

async function queueOne(
  ports: AdmissionPorts,
  receiptId: string,
  source: 'hubspot',
  result: EventResult,
  raw: () => string,
): Promise<void> {
  const message = result.kind === 'malformed' ? undefined : messageOf(receiptId, source, result.event);
  if (message === undefined) return admitOne(ports, receiptId, source, result, raw);
  await ports.queues.admit(message, 0);
}

async function admitOne(
  ports: AdmissionPorts,
  receiptId: string,
  source: 'hubspot',
  result: EventResult,
  raw: () => string,
): Promise<void> {
  if (result.kind === 'malformed') return admitRaw(ports, receiptId, source, raw());
  const message = messageOf(receiptId, source, result.event);
  if (message !== undefined) return admitMessage(ports, message);
  const correlationId = correlationIdSchema.parse(receiptId);
  await ports.receipts.put({
    receiptId,
    correlationId,
    at: ports.now(),
    outcome: 'ignored',
    because: 'another-kind',
    handoffIds: [],
  });
}

/** One event as a message of its own; undefined for an event that means nothing here. */
function messageOf(
  receiptId: string,
  source: 'hubspot',
  event: WebhookEvent,
): MessageOf<'event'> | MessageOf<'gone'> | undefined {
  const about = { receiptId, correlationId: correlationIdSchema.parse(receiptId), attempt: 1 };
  switch (event.kind) {
    case 'property-change':
      return { kind: 'event', ...about, event: sourceEvent(source, event) };
    case 'records-gone':
      return { kind: 'gone', ...about, gone: goneEvent(source, event) };
    case 'other':
      return undefined;
  }
}

function goneEvent(source: 'hubspot', { objectType, objectIds, how }: RecordsGoneEvent): GoneEvent {
  return { records: objectIds.map((objectId) => ({ source, objectType, objectId })), how };
}

function sourceEvent(source: 'hubspot', event: PropertyChangeEvent): SourceEvent {
  const { objectType, objectId, property, value, occurredAt, userId } = event;
  return {
    record: { source, objectType, objectId },
    property,
    value,
    occurredAt,
    ...(userId === undefined ? {} : { userId }),
  };
}

async function admitRaw(
  ports: AdmissionPorts,
  receiptId: string,
  source: 'hubspot',
  body: string,
): Promise<void> {
  await blockMalformed(ports, {
    kind: 'raw',
    receiptId,
    correlationId: correlationIdSchema.parse(receiptId),
    source,
    body,
  });
}

/** A released event starts over: the record is read again, the rules are those of today. */
async function readmit(ports: AdmissionPorts, { blockedId }: MessageOf<'readmit'>): Promise<void> {
  const text = await ports.texts.get(`event#${blockedId}`);
  if (text === undefined) throw new Error(`the event behind blocked#${blockedId} is gone`);
  const kept = keptEventSchema.parse(JSON.parse(text));
  if (kept.kind === 'event') return admitEvent(ports, { ...kept, attempt: 1 });
  const [result] = resultsOf(kept.body);
  if (result === undefined) return admitRaw(ports, kept.receiptId, kept.source, kept.body);
  await admitOne(ports, kept.receiptId, kept.source, result, () => kept.body);
}

/** A kept element is read as a delivery of one, a kept delivery as what it is. */
function resultsOf(body: string): readonly EventResult[] {
  const whole = readDelivery(body);
  const delivery = whole.kind === 'delivery' ? whole : readDelivery(`[${body}]`);
  return delivery.kind === 'delivery' ? delivery.events : [];
}
