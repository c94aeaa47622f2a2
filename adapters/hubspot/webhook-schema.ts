import * as z from 'zod';

const id = z
  .union([z.int().nonnegative(), z.string().regex(/^\d+$/)], { error: 'a whole number or its digits' })
  .transform(String);

const text = z.string({ error: 'a text' });

/** Values come as texts; a cleared one may be null. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()], { error: 'a text, a number, a boolean or null' })
  .transform((given) => (given === null ? '' : String(given)));

/** Beyond this, ms since 1970 are no date any more. Source: ECMAScript, time values. */
const LAST_INSTANT_MS = 8.64e15;

/**
 * One event on the wire, as far as it is used; other fields are let through unread.
 * Source: HubSpot's webhooks guide (the key is `subscriptionType`; its table of fields says `eventType`).
 */
export const wireEventSchema = z.object(
  {
    eventId: id.optional(),
    portalId: id,
    occurredAt: z.int({ error: 'ms since 1970' }).min(0).max(LAST_INSTANT_MS),
    subscriptionType: text.regex(/^[\w.-]{1,100}$/, { error: 'a subscription type' }),
    objectId: id.optional(),
    objectTypeId: text.optional(),
    propertyName: text.optional(),
    propertyValue: value.optional(),
    changeSource: text.optional(),
    sourceId: text.nullish(),
    associationType: text.optional(),
    fromObjectId: id.optional(),
    toObjectId: id.optional(),
    primaryObjectId: id.optional(),
    mergedObjectIds: z.array(id, { error: 'a list of whole numbers' }).optional(),
    newObjectId: id.optional(),
    associationRemoved: z.boolean({ error: 'true or false' }).optional(),
  },
  { error: 'an object' },
);
export type WireEvent = z.infer<typeof wireEventSchema>;

/** What a deletion must carry on top. */
export const wireDeletionSchema = wireEventSchema.extend({ objectId: id });

/** What a merge must carry on top. `newObjectId`: the merge made another record than the primary one. */
export const wireMergeSchema = wireEventSchema.extend({
  primaryObjectId: id,
  mergedObjectIds: z.array(id, { error: 'a list of whole numbers' }).min(1),
});

/** What a property change must carry on top. */
export const wirePropertyChangeSchema = wireEventSchema.extend({
  objectId: id,
  propertyName: text.min(1, { error: 'the name of a property' }),
});
export type WirePropertyChange = z.infer<typeof wirePropertyChangeSchema>;
