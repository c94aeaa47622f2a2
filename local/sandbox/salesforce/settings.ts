import * as z from 'zod';

/** The app whose credentials are asked for. */
export const identitySchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type Identity = z.infer<typeof identitySchema>;

/** What may be changed while the sandbox runs. */
export const changeableSettingsSchema = z.strictObject({
  /** Requests in 24 hours, of the whole org. */
  dailyLimit: z.int().positive(),
  /** Whose records the app's user may see; without it, with View All, everybody's. */
  readableOwners: z.array(z.string()).optional(),
});
export type ChangeableSettings = z.infer<typeof changeableSettingsSchema>;

export const defaultSettings: ChangeableSettings = { dailyLimit: 100_000 };
