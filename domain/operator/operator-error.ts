import * as z from 'zod';

/** Why a request came to nothing: a stable word, a sentence, and for bad input which field and what it should be. */
export const operatorErrorSchema = z.object({
  word: z.string(),
  sentence: z.string(),
  field: z.string().optional(),
  suggestion: z.string().optional(),
});
export type OperatorError = z.infer<typeof operatorErrorSchema>;
export const errorAnswerSchema = z.object({ error: operatorErrorSchema });
