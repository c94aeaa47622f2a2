import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const pricesSchema = z.object({
  stepFunctionsTransition: z.number(),
  lambdaRequest: z.number(),
  lambdaGbSecondArm64: z.number(),
  httpApiRequest: z.number(),
  dynamoDbWriteRequestUnit: z.number(),
  dynamoDbReadRequestUnit: z.number(),
  sqsRequest: z.number(),
  schedulerInvocation: z.number(),
  secretsManagerCall: z.number(),
  sesMailEssentials: z.number(),
  logsGbIngested: z.number(),
});
export type Priced = keyof z.infer<typeof pricesSchema>;

/** How much of each thing that AWS bills one handoff took. */
export type Usage = Readonly<Record<Priced, number>>;

export interface Item {
  readonly what: Priced;
  readonly perHandoff: number;
  /** US dollars. */
  readonly per1000: number;
}

const THOUSAND = 1000;

/** The list price of a thousand handoffs, item by item. */
export async function priced(usage: Usage): Promise<readonly Item[]> {
  const file = join(import.meta.dirname, 'aws-prices.json');
  const prices = pricesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return pricesSchema.keyof().options.map((what) => ({
    what,
    perHandoff: usage[what],
    per1000: usage[what] * prices[what] * THOUSAND,
  }));
}
