import * as z from 'zod';

const subscriptionSchema = z.union([
  z.strictObject({ type: z.string(), property: z.string() }),
  z.strictObject({ type: z.string(), happening: z.enum(['deletion', 'merge']) }),
]);

/** What may be changed while the sandbox runs. */
export const changeableSettingsSchema = z.strictObject({
  /** Where webhooks go; none are sent without it. It is signed exactly as it stands here. */
  webhookUrl: z.url().optional(),
  /** `contact.propertyChange` of older subscriptions, or `object.propertyChange` with an object type id. */
  webhookForm: z.enum(['classic', 'generic']),
  subscriptions: z.array(subscriptionSchema),
  /** HubSpot waits 5 seconds for an answer. */
  webhookTimeoutMs: z.int().positive(),
  /** The ten retries are spread over this time; HubSpot takes 24 hours. */
  webhookRetrySpreadMs: z.int().nonnegative(),
  /** How far the search index lags behind the records. */
  searchLagMs: z.int().nonnegative(),
  /** Requests in ten seconds; 190 on Professional and Enterprise accounts. */
  burstLimit: z.int().positive(),
  dailyLimit: z.int().positive(),
  /** Searches in one second. */
  searchLimit: z.int().positive(),
  /** What the app's token was rotated to: from then on the API takes this one alone. */
  token: z.string().min(1).optional(),
});
export type ChangeableSettings = z.infer<typeof changeableSettingsSchema>;

/** Who the portal and its one app are. */
export const identitySchema = z.strictObject({
  portalId: z.int().positive(),
  appId: z.int().positive(),
  clientSecret: z.string().min(1),
  token: z.string().min(1),
});
export type Identity = z.infer<typeof identitySchema>;

export const defaultSettings: ChangeableSettings = {
  webhookForm: 'generic',
  subscriptions: [
    { type: 'contacts', property: 'lifecyclestage' },
    { type: 'contacts', property: 'hubspot_owner_id' },
    { type: 'deals', property: 'dealstage' },
    { type: 'deals', property: 'hubspot_owner_id' },
    { type: 'contacts', happening: 'deletion' },
    { type: 'contacts', happening: 'merge' },
    { type: 'deals', happening: 'deletion' },
    { type: 'deals', happening: 'merge' },
  ],
  webhookTimeoutMs: 5_000,
  webhookRetrySpreadMs: 60_000,
  searchLagMs: 1_000,
  burstLimit: 190,
  dailyLimit: 650_000,
  searchLimit: 5,
};
