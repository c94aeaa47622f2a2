import type { Command } from 'commander';
import * as z from 'zod';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { operatorApi } from '#adapters/operator-api/client.ts';
import { failureOf } from './failure.ts';
import type { ExitCode } from './exit-code.ts';
import type { Outcome } from './outcome.ts';
import { styleFor } from './output/style.ts';
import { findPlace } from './place.ts';

const sharedSchema = z.object({
  url: z.string().optional(),
  profile: z.string().optional(),
  json: z.boolean().default(false),
});
export type SharedOptions = z.infer<typeof sharedSchema>;

export function sharedOptions(command: Command): SharedOptions {
  return sharedSchema.parse(command.optsWithGlobals());
}

/** Runs a command's work against the operator API and says what came of it; its exit code is the process'. */
export async function performOnApi(
  command: Command,
  work: (api: OperatorApi) => Promise<Outcome>,
): Promise<void> {
  await perform(command, async () => work(operatorApi(await findPlace(sharedOptions(command), process.env))));
}

/** Runs a command's work and says what came of it. A defect of ours is not caught: it ends with its stack. */
export async function perform(command: Command, work: () => Promise<Outcome>): Promise<void> {
  const { json } = sharedOptions(command);
  process.exitCode = await outcomeOf(json, work);
}

async function outcomeOf(json: boolean, work: () => Promise<Outcome>): Promise<ExitCode> {
  try {
    const { data, text, exitCode } = await work();
    process.stdout.write(
      `${json ? JSON.stringify(data, null, 2) : text(styleFor(coloursOn(process.stdout)))}\n`,
    );
    return exitCode;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const { exitCode, ...said } = failure;
    const lines = [said.sentence, ...(said.next === undefined ? [] : [said.next])];
    process.stderr.write(json ? `${JSON.stringify({ error: said }, null, 2)}\n` : `${lines.join('\n')}\n`);
    return exitCode;
  }
}

/** Colours are for eyes: none in a pipe, none where NO_COLOR (https://no-color.org) says so. */
function coloursOn(stream: NodeJS.WriteStream): boolean {
  const no = process.env.NO_COLOR;
  return stream.isTTY && (no === undefined || no === '');
}
