import * as z from 'zod';
import { made } from './made.ts';

const saying = z.looseObject({ textId: z.string().optional() });
const factWithTexts = /* @__PURE__ */ made(() => saying.extend({ cause: saying.optional() }));

/** Under which ids it is kept what people wrote with a fact, whatever the fact is. */
export function remarksIn(fact: unknown): readonly string[] {
  const read = factWithTexts.safeParse(fact);
  if (!read.success) return [];
  return [read.data.textId, read.data.cause?.textId].filter((id) => id !== undefined);
}
