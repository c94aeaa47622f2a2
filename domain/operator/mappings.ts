import * as z from 'zod';

/** A value that was mapped in a hurry, until it ends, and that its contract's file does not say yet. */
const mappingSchema = z.object({
  contract: z.string(),
  value: z.string(),
  status: z.string(),
  endsAt: z.iso.datetime(),
});

/** All of them, what ends first at the head. */
export const mappingsAnswerSchema = z.object({ mappings: z.array(mappingSchema) });
export type MappingsAnswer = z.infer<typeof mappingsAnswerSchema>;

/** `waiting`: how many events waited for the value, as far as the newest of the contract and its incident tell. */
export const mappingAnswerSchema = z.object({
  waiting: z.number().int().nonnegative(),
  contract: z.string(),
  value: z.string(),
  status: z.string(),
  endsAt: z.string(),
  changed: z.boolean(),
});
export type MappingAnswer = z.infer<typeof mappingAnswerSchema>;
