import type { Command } from 'commander';
import type { ParkedWish } from './commands/parked.ts';

/** The options of `baton parked` as commander has parsed them. */
export interface ParkedOptions {
  readonly release?: number;
  readonly discard?: number;
  readonly reason?: string;
  readonly confirm?: true;
}

/** Either some are released, or some discarded, or all are listed. Throws a CommanderError that says what is wrong. */
export function parkedWish(
  { release, discard, reason, confirm }: ParkedOptions,
  command: Command,
): ParkedWish | undefined {
  if (release !== undefined && discard !== undefined)
    return command.error('error: say --release or --discard, not both');
  const count = release ?? discard;
  if (count === undefined) return undefined;
  if (confirm === true && reason === undefined)
    return command.error('error: --confirm needs --reason <text>');
  const decision = release === undefined ? 'cancel' : 'retry';
  return { decision, count, reason: reason ?? '', confirm: confirm ?? false };
}
