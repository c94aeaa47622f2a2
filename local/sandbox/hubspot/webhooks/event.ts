import { objectTypes } from '../portal/object-type.ts';
import type { PropertyChange } from '../portal/record.ts';
import type { ChangeableSettings, Identity } from '../settings.ts';

/** One event on the wire. Hand-made ones may hold anything. */
export type WebhookEvent = Readonly<Record<string, unknown>>;

const firstSubscriptionId = 7_000_001;

/** The events that the subscriptions ask for, in the form of the settings. */
export function eventsFor(
  changes: readonly PropertyChange[],
  settings: ChangeableSettings,
  identity: Identity,
  nextEventId: () => number,
): WebhookEvent[] {
  return changes.flatMap((change) => {
    const index = settings.subscriptions.findIndex(
      ({ type, property }) => type === change.type && property === change.property,
    );
    if (index === -1) return [];
    const numbers = { eventId: nextEventId(), subscriptionId: firstSubscriptionId + index };
    return [propertyChangeEvent(change, settings.webhookForm, identity, numbers)];
  });
}

/** One property change; the generic form names the kind of object by its id. */
export function propertyChangeEvent(
  change: PropertyChange,
  form: ChangeableSettings['webhookForm'],
  identity: Identity,
  numbers: { readonly eventId: number; readonly subscriptionId: number },
): WebhookEvent {
  const { id, singular } = objectTypes[change.type];
  const common = {
    ...numbers,
    portalId: identity.portalId,
    appId: identity.appId,
    occurredAt: change.at,
    attemptNumber: 0,
    objectId: Number(change.objectId),
    propertyName: change.property,
    propertyValue: change.value,
    changeSource: change.sourceType,
    sourceId: change.sourceId,
  };
  if (form === 'classic') return { ...common, subscriptionType: `${singular}.propertyChange` };
  return { ...common, subscriptionType: 'object.propertyChange', objectTypeId: id, isSensitive: false };
}
