import * as z from 'zod';

/** Who the one app is, and what may be changed while the sandbox runs. */
export const settingsSchema = z.strictObject({
  token: z.string().min(1),
  /** Requests in a minute; 150 in free workspaces, 1,500 in paid ones. */
  requestsPerMinute: z.int().positive().default(150),
  /** Whether the token keeps the app's own data (`external`); one that is not of an OAuth app need not. */
  keepsExternal: z.boolean().default(true),
});
export type AsanaSettings = z.infer<typeof settingsSchema>;

/** What may be changed while it runs. */
export const changesSchema = z.strictObject({
  /** What it was rotated to: from then on the API takes this one alone. */
  token: z.string().min(1).optional(),
  requestsPerMinute: z.int().positive().optional(),
  keepsExternal: z.boolean().optional(),
});
