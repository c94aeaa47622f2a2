import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

export interface StartArguments {
  /** Plays the person's part too and ends with the handoff. */
  readonly auto: boolean;
  /** A fault of the sandbox HubSpot that meets every write. */
  readonly fault: string | undefined;
  /** How long each step of the handoff may take. */
  readonly withinSeconds: number;
  /** The emulator's port; the sandbox HubSpot and the inbox have the fourth and fifth after it. */
  readonly portBase: number;
}

/** What was asked for cannot be understood. */
export class BadArguments extends UserError {
  constructor(found: string) {
    super(
      `${found} The command takes --auto (answer without a person), --fault <name> (a fault of the sandbox HubSpot, such as dropped), --within <seconds> (for each step) and --port-base <port> (beside one that is running).`,
    );
  }
}

const DEFAULT_WITHIN_SECONDS = 60;
export const DEFAULT_PORT_BASE = 4566;
const HIGHEST_PORT_BASE = 65_530;

/** @throws {BadArguments} naming what was not understood */
export function parseStartArguments(args: readonly string[]): StartArguments {
  const { auto = false, fault, within, 'port-base': base } = readArguments(args);
  const withinSeconds = within === undefined ? DEFAULT_WITHIN_SECONDS : Number(within);
  if (!(withinSeconds > 0))
    throw new BadArguments(`--within must be a number of seconds, not “${String(within)}”.`);
  const portBase = base === undefined ? DEFAULT_PORT_BASE : Number(base);
  if (!Number.isInteger(portBase) || portBase < 1024 || portBase > HIGHEST_PORT_BASE)
    throw new BadArguments(
      `--port-base must be a port from 1024 to ${HIGHEST_PORT_BASE}, not “${String(base)}”.`,
    );
  return { auto, fault, withinSeconds, portBase };
}

function readArguments(args: readonly string[]) {
  try {
    const options = {
      auto: { type: 'boolean' },
      fault: { type: 'string' },
      within: { type: 'string' },
      'port-base': { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadArguments(error instanceof Error ? `${error.message.split('.')[0] ?? ''}.` : '');
  }
}
