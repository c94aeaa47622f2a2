import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

export interface StartArguments {
  /** Plays the person's part too and ends with the handoff. */
  readonly auto: boolean;
  /** A fault of the sandbox HubSpot that meets every write. */
  readonly fault: string | undefined;
  /** How long each step of the handoff may take. */
  readonly withinSeconds: number;
}

/** What was asked for cannot be understood. */
export class BadArguments extends UserError {
  constructor(found: string) {
    super(
      `${found} The command takes --auto (answer without a person), --fault <name> (a fault of the sandbox HubSpot, such as dropped) and --within <seconds> (for each step).`,
    );
  }
}

const DEFAULT_WITHIN_SECONDS = 60;

/** @throws {BadArguments} naming what was not understood */
export function parseStartArguments(args: readonly string[]): StartArguments {
  const { auto = false, fault, within } = readArguments(args);
  const withinSeconds = within === undefined ? DEFAULT_WITHIN_SECONDS : Number(within);
  if (!(withinSeconds > 0))
    throw new BadArguments(`--within must be a number of seconds, not “${String(within)}”.`);
  return { auto, fault, withinSeconds };
}

function readArguments(args: readonly string[]) {
  try {
    const options = {
      auto: { type: 'boolean' },
      fault: { type: 'string' },
      within: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadArguments(error instanceof Error ? `${error.message.split('.')[0] ?? ''}.` : '');
  }
}
