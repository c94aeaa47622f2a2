import * as z from 'zod';

/** What follows when the record moves on while nobody has accepted. */
export const whenRecordMoves = z
  .enum(['withdraw', 'ask', 'keep'], { error: 'one of withdraw, ask, keep' })
  .default('withdraw')
  .meta({
    description:
      'When the record takes another status, is merged or deleted while nobody has accepted: withdraw the offer, ask the contract owner, or keep it.',
  });
