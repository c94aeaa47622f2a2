import { signV3 } from '#local/sandbox/hubspot/webhooks/sign.ts';
import { PUBLIC_BASE_URL } from './lambdas.ts';
import type { Stage } from './stage.ts';
import type { WebAnswer } from './web.ts';
import { call } from './web.ts';

export const CONTACT = '501';
export const JONAS_USER = '98002';
export const TOM = '71004';
export const MAYA = '71001';
export const PRIYA = '71003';

/** A contact as marketing left it: qualified by nobody yet, owned by Tom. */
export function seedContact(
  { hubspot }: Stage,
  objectId = CONTACT,
  more: Readonly<Record<string, string>> = {},
): void {
  hubspot.set(
    objectId,
    {
      ...{ firstname: 'Amelia', lastname: 'Hart', email: 'amelia.hart@example.com' },
      ...{ company: 'Northwind Robotics', lifecyclestage: 'marketingqualifiedlead', hubspot_owner_id: TOM },
      ...more,
    },
    '98004',
  );
}

/** The last change of the lifecycle stage, or of another property, as HubSpot reports it. */
export function stageEvent(stage: Stage, objectId = CONTACT, property = 'lifecyclestage'): object {
  const [entry] = stage.hubspot.history(objectId, property);
  return {
    ...{ eventId: 1, portalId: 62515, subscriptionId: 7, appId: 54321, attemptNumber: 0 },
    ...{ subscriptionType: 'contact.propertyChange', changeSource: 'CRM_UI', objectId: Number(objectId) },
    ...{ propertyName: property, propertyValue: entry?.value ?? '' },
    ...{ occurredAt: Date.parse(entry?.at ?? stage.now()), sourceId: `userId:${entry?.by ?? ''}` },
  };
}

/** Sends a body signed as HubSpot signs it; `as` replaces a header. */
export async function deliver(
  stage: Stage,
  body: string,
  as: Readonly<Record<string, string>> = {},
): Promise<WebAnswer> {
  const timestampMs = Date.parse(stage.now());
  const url = `${PUBLIC_BASE_URL}/webhooks/hubspot`;
  const signature = signV3({ clientSecret: 'the client secret', method: 'POST', url, body, timestampMs });
  const headers = {
    'x-hubspot-signature-v3': signature,
    'x-hubspot-request-timestamp': String(timestampMs),
    ...as,
  };
  return call(stage, 'receive-webhook', {
    ...{ method: 'POST', path: '/webhooks/hubspot', headers, body },
    pathParameters: { source: 'hubspot' },
  });
}

/** Sends a delivery until it is taken, as HubSpot does. The receipts of its events. */
export async function deliverUntilTaken(stage: Stage, events: readonly object[]): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { status, body } = await deliver(stage, JSON.stringify(events));
    if (status === 200) return (JSON.parse(body) as { receipts: string[] }).receipts;
  }
  throw new Error('the delivery was never taken');
}

/** Jonas sets the lifecycle stage of a contact, and HubSpot tells us. */
export async function setLifecycle(
  stage: Stage,
  value: string,
  objectId = CONTACT,
): Promise<readonly string[]> {
  stage.hubspot.set(objectId, { lifecyclestage: value }, JONAS_USER);
  const receipts = await deliverUntilTaken(stage, [stageEvent(stage, objectId)]);
  await stage.run();
  return receipts;
}

/** Somebody makes another the owner of the contact in HubSpot, and HubSpot tells us. */
export async function setOwner(stage: Stage, owner: string): Promise<readonly string[]> {
  stage.hubspot.set(CONTACT, { hubspot_owner_id: owner }, JONAS_USER);
  return reportOwner(stage);
}

/** HubSpot tells us that the owner of the contact was changed, by whomever. */
export async function reportOwner(stage: Stage): Promise<readonly string[]> {
  const receipts = await deliverUntilTaken(stage, [stageEvent(stage, CONTACT, 'hubspot_owner_id')]);
  await stage.run();
  return receipts;
}

/** A contact is deleted, and HubSpot tells us. */
export async function deleteContact(stage: Stage, objectId = CONTACT): Promise<readonly string[]> {
  stage.hubspot.records.delete(objectId);
  return reportDeletion(stage, objectId);
}

/** HubSpot tells us that a contact was deleted, whether it still is or not. */
export async function reportDeletion(stage: Stage, objectId = CONTACT): Promise<readonly string[]> {
  return tell(stage, { subscriptionType: 'contact.deletion', objectId: Number(objectId) });
}

/** A contact is merged into another, and HubSpot tells us. */
export async function mergeContact(
  stage: Stage,
  into: string,
  objectId = CONTACT,
): Promise<readonly string[]> {
  stage.hubspot.records.delete(objectId);
  const ids = {
    primaryObjectId: Number(into),
    mergedObjectIds: [Number(objectId)],
    newObjectId: Number(into),
  };
  return tell(stage, { subscriptionType: 'contact.merge', objectId: Number(into), ...ids });
}

async function tell(stage: Stage, about: object): Promise<readonly string[]> {
  const event = {
    ...{ eventId: 2, portalId: 62515, subscriptionId: 8, appId: 54321, attemptNumber: 0 },
    ...{ changeSource: 'CRM_UI', occurredAt: Date.parse(stage.now()) },
    ...about,
  };
  const receipts = await deliverUntilTaken(stage, [event]);
  await stage.run();
  return receipts;
}
