import * as z from 'zod';

/** The ways to ask a person, in the order in which they are tried where nobody says otherwise. */
export const channels = ['slack', 'email'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;
