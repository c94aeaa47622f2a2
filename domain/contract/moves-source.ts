import * as z from 'zod';

/** What follows when the record moves on while nobody has accepted. */
export const whenRecordMoves = z
  .enum(['withdraw', 'ask', 'keep'], { error: 'one of withdraw, ask, keep' })
  .default('withdraw')
  .meta({
    description:
      'When the record takes another status, is merged or deleted while nobody has accepted: withdraw the offer, ask the contract owner, or keep it.',
  });

/** What follows when somebody else becomes the owner outside, after it was verified. */
export const whenOwnerChanges = z
  .enum(['adopt', 'restore', 'ask'], { error: 'one of adopt, restore, ask' })
  .default('adopt')
  .meta({
    description:
      'When somebody else is made the owner in a target afterwards: adopt it, restore who accepted, or ask the contract owner.',
  });
