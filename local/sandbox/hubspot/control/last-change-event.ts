import type { CrmRecord } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { propertyChangeEvent } from '../webhooks/event.ts';
import type { WebhookEvent } from '../webhooks/event.ts';

const byHandSubscriptionId = 7_000_000;

/** What HubSpot sent, or would have sent, when the property last changed; undefined if it never had a value. */
export function lastChangeEvent(
  sandbox: Sandbox,
  record: CrmRecord,
  property: string,
): WebhookEvent | undefined {
  const newest = record.history.get(property)?.[0];
  if (newest === undefined) return undefined;
  const change = { ...newest, type: record.type, objectId: record.id, property };
  const numbers = { eventId: sandbox.deliveries.nextEventId(), subscriptionId: byHandSubscriptionId };
  return propertyChangeEvent(change, sandbox.settings.webhookForm, sandbox.identity, numbers);
}
