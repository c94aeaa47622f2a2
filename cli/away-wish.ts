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
  if (clear) {
    const isMore = [from, until, delegate].some((option) => option !== undefined) || confirm;
    if (isMore || reason === undefined)
      return command.error(
        'error: --clear takes back all that was entered: say --reason, and no other option',
      );
    return { kind: 'clear', person, request: { reason } };
  }
  if (from === undefined || until === undefined || reason === undefined)
    return command.error('error: say --from, --until and --reason, or --clear and --reason');
  const offers = confirm ? 'move' : 'show';
  return {
    kind: 'enter',
    person,
    request: { from, until, reason, offers, ...(delegate === undefined ? {} : { delegate }) },
  };
}
