import { objectTypes } from '../portal/object-type.ts';
import type { RecordEnd } from '../portal/record-end.ts';
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
      (wanted) => 'property' in wanted && wanted.type === change.type && wanted.property === change.property,
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

/** The event of a record that is no more, if it is subscribed to. A merge is told about the record that is left. */
export function recordEndEvent(
  end: RecordEnd,
  settings: ChangeableSettings,
  identity: Identity,
  nextEventId: () => number,
): WebhookEvent | undefined {
  const happening = end.into === undefined ? 'deletion' : 'merge';
  const index = settings.subscriptions.findIndex(
    (wanted) => 'happening' in wanted && wanted.type === end.type && wanted.happening === happening,
  );
  if (index === -1) return undefined;
  const { id, singular } = objectTypes[end.type];
  const isClassic = settings.webhookForm === 'classic';
  return {
    eventId: nextEventId(),
    subscriptionId: firstSubscriptionId + index,
    portalId: identity.portalId,
    appId: identity.appId,
    occurredAt: end.at,
    attemptNumber: 0,
    objectId: Number(end.into ?? end.objectId),
    changeSource: end.sourceType,
    sourceId: end.sourceId,
    subscriptionType: `${isClassic ? singular : 'object'}.${happening}`,
    ...(isClassic ? {} : { objectTypeId: id }),
    ...(end.into === undefined ? { changeFlag: 'DELETED' } : mergeFields(end.objectId, end.into)),
  };
}

function mergeFields(merged: string, into: string): WebhookEvent {
  return {
    primaryObjectId: Number(into),
    mergedObjectIds: [Number(merged)],
    newObjectId: Number(into),
    numberOfPropertiesMoved: 0,
    changeFlag: 'MERGED',
  };
}
