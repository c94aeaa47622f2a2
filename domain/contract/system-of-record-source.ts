import * as z from 'zod';
import { targetSystems } from './target.ts';
import { text } from './source-fields.ts';

const words = `one of ${targetSystems.join(', ')}`;

/** Which system's word counts for which kind of object. */
export const systemOfRecord = z
  .record(text('a kind of object, such as deal or Lead'), z.enum(targetSystems, { error: words }), {
    error: 'kinds of object, each with a system',
  })
  .default({})
  .meta({
    description:
      "Which system's word counts for which object. Without it: hubspot, and for what Baton makes the system where it is made.",
  });
