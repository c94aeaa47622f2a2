import * as z from 'zod';
import { httpSystemName } from './http-system-source.ts';
import { targetSystems } from './target.ts';
import { text } from './source-fields.ts';

const words = `one of ${targetSystems.join(', ')}, or http-<name> of contracts/systems`;

/** Which system's word counts for which kind of object. */
export const systemOfRecord = z
  .record(
    text('a kind of object, such as deal or Lead'),
    z.union([z.enum(targetSystems), z.templateLiteral(['http-', httpSystemName()])], { error: words }),
    { error: 'kinds of object, each with a system' },
  )
  .default({})
  .meta({
    description:
      "Which system's word counts for which object. Without it: hubspot, and for what Baton makes the system where it is made. What a described system has goes by your own word for it.",
  });
