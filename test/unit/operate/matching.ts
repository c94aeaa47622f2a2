import { expect } from 'vitest';
import type * as z from 'zod';
import type { Answer } from './stage.ts';

/** The body of an answer that is good, as its schema says that it is. */
export async function good<Body>(schema: z.ZodType<Body>, answer: Promise<Answer>): Promise<Body> {
  const { status, body } = await answer;
  expect(status).toBe(200);
  return schema.parse(body);
}

/** Any text with this in it. */
export const containing = (text: string): unknown => expect.stringContaining(text);
