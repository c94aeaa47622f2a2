import * as z from 'zod';

const userSchema = z.strictObject({
  id: z.string().regex(/^[UW][A-Z0-9]+$/),
  name: z.string().min(1),
  email: z.email().optional(),
  timeZone: z.string().optional(),
  /** Whoever has left cannot be written to. */
  isDisabled: z.boolean().default(false),
});
export type SlackUser = z.infer<typeof userSchema>;

/** Who the workspace and its one app are, and where the app wants to hear of what people press. */
export const settingsSchema = z.strictObject({
  token: z.string().min(1),
  signingSecret: z.string().min(1),
  users: z.array(userSchema),
  /** The channels to which the app was invited. */
  channels: z.array(z.string().regex(/^C[A-Z0-9]+$/)).default([]),
  /** Nobody is told of a press without it. */
  interactionsUrl: z.url().optional(),
});
export type SlackSettings = z.infer<typeof settingsSchema>;
