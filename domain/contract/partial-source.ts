import * as z from 'zod';

/** What follows when one system cannot be written while others are. */
export const whenPartial = z
  .enum(['hold', 'roll-back', 'retry'], { error: 'one of hold, roll-back, retry' })
  .default('hold')
  .meta({
    description:
      'When a target cannot be written: hold it for the contract owner, give every other target back what stood there before, or try again three times over eight and a half hours.',
  });
