import * as z from 'zod';
import type { Message } from '../workspace.ts';

const textSchema = z.object({ text: z.string() });
const optionSchema = z.object({ text: textSchema, value: z.string() });
export type SlackOption = z.infer<typeof optionSchema>;

const elementSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('button'), action_id: z.string(), text: textSchema, value: z.string() }),
  z.object({
    type: z.enum(['static_select', 'multi_static_select']),
    action_id: z.string(),
    placeholder: textSchema,
    options: z.array(optionSchema),
  }),
]);

/** Something in a message that people can press or choose from, and the block that it stands in. */
export type SlackElement = z.infer<typeof elementSchema> & { readonly block_id: string };

const listSchema = z.array(z.unknown()).catch([]);

/** All of them, in the order in which they stand. */
export function elementsIn({ blocks }: Pick<Message, 'blocks'>): readonly SlackElement[] {
  return blocks.flatMap((block, index) => {
    const parts = [...listSchema.parse(block.elements), block.accessory];
    const blockId = typeof block.block_id === 'string' ? block.block_id : `b${String(index)}`;
    return parts.flatMap((part) => {
      const element = elementSchema.safeParse(part).data;
      return element === undefined ? [] : [{ ...element, block_id: blockId }];
    });
  });
}
