import { parseArgs } from 'node:util';
import * as z from 'zod';

const USAGE =
  'npm run soak -- [--handoffs 1000] [--seed 1] [--at-once 4]: how many, by which chance, and how many at the same time';

/** The command was given something that it does not understand. */
export class UsageError extends Error {
  constructor(because: string) {
    super(`${because}\n${USAGE}`);
    this.name = 'UsageError';
  }
}

const count = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, 'must be 1 or more')
        .max(most, `must be ${String(most)} or less`),
    )
    .prefault(String(usual));

const argumentsSchema = z.object({
  handoffs: count(100_000, 100),
  seed: count(2 ** 32, 1),
  'at-once': count(32, 4),
});

/** What a run is asked for. */
export interface SoakArguments {
  readonly handoffs: number;
  readonly seed: number;
  readonly atOnce: number;
}

/** Reads the command's arguments. @throws {UsageError} */
export function parseSoakArguments(args: readonly string[]): SoakArguments {
  const parsed = argumentsSchema.safeParse(valuesOf(args));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(`--${String(issue?.path[0])} ${issue?.message ?? ''}`);
  }
  const { handoffs, seed, 'at-once': atOnce } = parsed.data;
  return { handoffs, seed, atOnce };
}

function valuesOf(args: readonly string[]): unknown {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { handoffs: text, seed: text, 'at-once': text } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
