import * as z from 'zod';
import { channels } from './channel.ts';

const aChannel = 'slack or email';

/** Ways to ask a person, in an order; none twice is for the lint, which knows the line. */
export const channelList = () =>
  z
    .array(z.enum(channels, { error: aChannel }), { error: 'a list of channels' })
    .min(1, 'at least one channel: slack or email');
