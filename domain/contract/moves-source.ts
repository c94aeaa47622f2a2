import * as z from 'zod';
import { statusSchema } from './ids.ts';
import { section } from './source-fields.ts';

/** What follows when the record moves on while nobody has accepted. */
export const whenRecordMoves = z
  .enum(['withdraw', 'ask', 'keep', 'set-back'], { error: 'one of withdraw, ask, keep, set-back' })
  .default('withdraw')
  .meta({
    description:
      'When the record takes another status, is merged or deleted while nobody has accepted: withdraw the offer, ask the contract owner, keep it, or set the status back.',
  });

/** What follows when somebody else becomes the owner outside, after it was verified. */
export const whenOwnerChanges = z
  .enum(['adopt', 'restore', 'ask'], { error: 'one of adopt, restore, ask' })
  .default('adopt')
  .meta({
    description:
      'When somebody else is made the owner in a target afterwards: adopt it, restore who accepted, or ask the contract owner.',
  });

/** What becomes of the record when whoever is asked sends it back as not ready. */
export const whenReturned = section({
  setStatusTo: statusSchema.meta({
    description: 'The status, in our words, that the record is given then. One value of statusMap means it.',
  }),
})
  .optional()
  .meta({
    description:
      'When it is sent back as not ready: the status that the record is set back to until it goes on. Without it: it stays as it is.',
  });
