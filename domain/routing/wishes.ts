import * as z from 'zod';
import { channelSchema } from '../contract/channel.ts';
import type { Channel } from '../contract/channel.ts';
import { made } from '../made.ts';

/** A time of day such as 07:30. */
export const timeOfDaySchema = /* @__PURE__ */ made(() => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** When somebody wants it quiet, each day, where they are; over midnight where the end is the earlier time. */
export const quietHoursSchema = /* @__PURE__ */ made(() =>
  z.object({ from: timeOfDaySchema, until: timeOfDaySchema }),
);
export type QuietHours = z.infer<typeof quietHoursSchema>;

/**
 * How somebody wants to be told, as they said it themselves. What a newer version kept and this one does not know is as
 * if it had not been said: one wish must not keep everybody else from being told.
 */
export const wishesSchema = /* @__PURE__ */ made(() =>
  z.object({
    /** In this order, of those that the directory gives them. */
    channels: z.array(z.unknown()).transform(known).optional().catch(undefined),
    quietHours: quietHoursSchema.optional().catch(undefined),
  }),
);
export type Wishes = z.infer<typeof wishesSchema>;

function known(channels: readonly unknown[]): Channel[] {
  return channels.flatMap((channel) => channelSchema.safeParse(channel).data ?? []);
}
