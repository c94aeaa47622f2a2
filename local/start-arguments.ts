import { parseArgs } from 'node:util';
import * as z from 'zod';
import { faultNames } from './sandbox/hubspot/faults/fault.ts';
import type { FaultName } from './sandbox/hubspot/faults/fault.ts';
import { UserError } from './user-error.ts';

export interface StartArguments {
  /** Plays the person's part too and ends with the handoff. */
  readonly auto: boolean;
  /** A fault of the sandbox HubSpot that meets every write, or every read since the handoff was requested. */
  readonly fault: FaultName | undefined;
  /** How long each step of the handoff may take. */
  readonly withinSeconds: number;
  /** The emulator's port; the sandbox HubSpot and the inbox have the fourth and fifth after it. */
  readonly portBase: number;
}

/** What was asked for cannot be understood. */
export class BadArguments extends UserError {}

const FAULTS = new Intl.ListFormat('en', { type: 'disjunction', style: 'long' })
  .format(faultNames)
  .replace(', or ', ' or ');

/** What `npm start` takes. */
export const USAGE = `Usage: npm start -- [arguments]

Runs Baton on this machine and plays one handoff; Ctrl-C stops everything.

  --auto              answers without a person, and ends with the handoff
  --fault <name>      a fault of the sandbox HubSpot: ${FAULTS}
  --within <seconds>  for each step of the handoff (60)
  --port-base <port>  beside one that is running (4566)
  --help              this`;

/** Whether somebody wants to know what the command takes, and nothing else. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

const TAKES =
  '--auto, --fault <name>, --within <seconds>, --port-base <port> and --help (`npm start -- --help` says more)';

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
  return { auto, fault: faultOf(fault), withinSeconds, portBase };
}

const faultNameSchema = z.enum(faultNames);

function faultOf(word: string | undefined): FaultName | undefined {
  if (word === undefined) return undefined;
  const name = faultNameSchema.safeParse(word).data;
  if (name === undefined) throw new BadArguments(`--fault must be ${FAULTS}, not “${word}”.`);
  return name;
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
    const found = error instanceof Error ? `${error.message.split('.')[0] ?? ''}. ` : '';
    throw new BadArguments(`${found}The command takes ${TAKES}.`);
  }
}
