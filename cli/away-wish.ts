import type { Command } from 'commander';
import type { AwayWish } from './commands/away.ts';

/** The options of `baton away` as commander has parsed them. */
export interface AwayOptions {
  readonly from?: string;
  readonly until?: string;
  readonly delegate?: string;
  readonly reason?: string;
  readonly clear?: true;
  readonly confirm: boolean;
}

/** Either all absences go, or one comes, whole. Throws a CommanderError that says what is wrong. */
export function awayWish(
  person: string,
  { from, until, delegate, reason, clear, confirm }: AwayOptions,
  command: Command,
): AwayWish {
  const given = [from, until, delegate, reason].some((option) => option !== undefined);
  if (clear && given) command.error('error: --clear takes back all absences and goes with no other option');
  if (clear) return { person, request: undefined };
  if (from === undefined || until === undefined || reason === undefined)
    return command.error('error: say --from, --until and --reason, or --clear');
  const offers = confirm ? 'move' : 'show';
  return {
    person,
    request: { from, until, reason, offers, ...(delegate === undefined ? {} : { delegate }) },
  };
}
