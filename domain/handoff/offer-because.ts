import * as z from 'zod';

/** Why it is this person who is asked. */
export const offerBecauseSchema = z.enum([
  'named',
  'reassigned',
  'asked-again',
  /** The same person, because the message of the offer before turned out not to arrive. */
  'other-channel',
  'handed-on',
  'round-robin',
  'least-loaded',
  'record-owner',
  'property',
  'fallback',
  'escalated',
]);
