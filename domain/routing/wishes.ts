import * as z from 'zod';
import { channelSchema } from '../contract/channel.ts';
import { made } from '../made.ts';

/** How somebody wants to be told, as they said it themselves. */
export const wishesSchema = /* @__PURE__ */ made(() =>
  z.object({
    /** In this order, of those that the directory gives them. */
    channels: z.array(channelSchema).optional(),
  }),
);
export type Wishes = z.infer<typeof wishesSchema>;
