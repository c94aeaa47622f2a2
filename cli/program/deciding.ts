import type { Command } from 'commander';
import type { OperatorDecision } from '#domain/operator/requests.ts';
import { decide } from '../commands/decide.ts';
import type { DecideOptions } from '../commands/decide.ts';
import { parked } from '../commands/parked.ts';
import { replay } from '../commands/replay.ts';
import type { ReplayOptions } from '../commands/replay.ts';
import { rollBack } from '../commands/roll-back.ts';
import type { RollBackWish } from '../commands/roll-back.ts';
import { skipTarget } from '../commands/skip-target.ts';
import type { SkipWish } from '../commands/skip-target.ts';
import type { ParkedOptions } from '../parked-wish.ts';
import { parkedWish } from '../parked-wish.ts';
import { performOnApi } from '../perform.ts';
import { handoffId, wholeNumber } from './arguments.ts';
import { REASON, TOLD_REASON } from './texts.ts';

/** The commands that decide about handoffs and blocked events, one by one or those that were too many. */
export function addDeciding(program: Command): void {
  addDecision(
    program,
    'retry',
    'try a held handoff once more where it stopped: it is written, or asked, again (not for a missed start: see start and reassign); one that waits for a system that is left alone has it asked once, now',
  );
  addDecision(
    program,
    'release',
    'the same where somebody has put the cause right, and the history says so; also lets a blocked event go on',
  );
  addDecision(
    program,
    'start',
    'note that the work on an accepted handoff has begun, also after its start was missed',
  );
  addWayOut(program);
  addReplay(program);
  addDecision(program, 'cancel', 'end a handoff, or discard a blocked event; what was written stays');
  addDecision(program, 'reassign', 'offer a handoff to somebody else').option(
    '--to <person>',
    'whom, by the id in directory.yaml (else whoever the contract asks next)',
  );
  addParked(program);
}

/** Nothing is done without --confirm, and so there is nothing to give a reason for. */
const NEEDED = `${REASON} (required with --confirm)`;

interface Confirmed {
  readonly confirm?: boolean;
  readonly reason?: string;
}

function needReason({ confirm, reason }: Confirmed, command: Command): void {
  if (confirm === true && reason === undefined) command.error('error: --confirm needs --reason <text>');
}

/** Where one system cannot be written. */
function addWayOut(program: Command): void {
  program
    .command('skip-target')
    .description(
      'let a handoff that is held, or waits long for it, go on without one of its systems, which is not looked at any more',
    )
    .argument('<handoff>', 'its id', handoffId)
    .argument('<target>', 'the system, as `npx baton show` names it')
    .requiredOption('--reason <text>', REASON)
    .option('--confirm', 'also where it is the system of record')
    .action((id: string, target: string, options: Omit<SkipWish, 'target'>, command: Command) =>
      performOnApi(command, (api) => skipTarget(api, id, { ...options, target })),
    );
  program
    .command('roll-back')
    .description('give every system that was written for a held handoff back what stood there before')
    .argument('<handoff>', 'its id', handoffId)
    .option('--reason <text>', NEEDED)
    .option('--confirm', 'do it; without it this only shows what would be written')
    .action((id: string, options: RollBackWish, command: Command) => {
      needReason(options, command);
      return performOnApi(command, (api) => rollBack(api, id, options));
    });
}

/** What is done, once more. */
function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'show where the systems of a completed handoff differ from it, and have them written once more',
    )
    .argument('<handoff>', 'its id', handoffId)
    .option('--target <target...>', 'only these systems, as `npx baton show` names them')
    .option('--reason <text>', NEEDED)
    .option('--confirm', 'do it; without it this only shows the difference')
    .action((id: string, options: ReplayOptions, command: Command) => {
      needReason(options, command);
      return performOnApi(command, (api) => replay(api, id, options));
    });
}

function addParked(program: Command): void {
  program
    .command('parked')
    .description(
      'what waits because it was too much at once, oldest first; some of it goes on, or is discarded',
    )
    .argument('<contract>', 'its name')
    .option('--release <number>', 'let so many go on', wholeNumber)
    .option('--discard <number>', 'cancel so many', wholeNumber)
    .option('--reason <text>', TOLD_REASON)
    .option('--confirm', 'do it; without it this only shows what would be done')
    .action((contract: string, options: ParkedOptions, command: Command) => {
      const wish = parkedWish(options, command);
      return performOnApi(command, (api) => parked(api, contract, wish));
    });
}

function addDecision(program: Command, decision: OperatorDecision, description: string): Command {
  return program
    .command(decision)
    .description(description)
    .argument('<handoff>', 'its id', handoffId)
    .requiredOption('--reason <text>', TOLD_REASON)
    .action((id: string, options: DecideOptions, command: Command) =>
      performOnApi(command, (api) => decide(api, decision, id, options)),
    );
}
