import type { Command } from 'commander';
import { withTerminal } from '../ask.ts';
import type { AwayOptions } from '../away-wish.ts';
import { awayWish } from '../away-wish.ts';
import { away } from '../commands/away.ts';
import type { ImportWish } from '../commands/import-people.ts';
import type { LeaveWish } from '../commands/leave.ts';
import { people } from '../commands/people.ts';
import { perform, performOnApi } from '../perform.ts';
import { portalSettings } from '../portal-settings.ts';
import { slackSettings } from '../slack-settings.ts';
import { ACCOUNT_HELP, TOLD_REASON, WORKSPACE_HELP } from './texts.ts';

type LeaveOptions = Pick<LeaveWish, 'reason' | 'confirm'>;

/** The commands about who can be asked. Those that read contracts load that only when they are called: it takes its time. */
export function addPeople(program: Command): void {
  const ofPeople = program
    .command('people')
    .description('who can be asked: active, away until when, and how many open handoffs they have')
    .action((_: unknown, command: Command) => performOnApi(command, people));
  ofPeople
    .command('leave')
    .description('what hangs on somebody who leaves; with --confirm, their offers go on to others')
    .argument('<person>', 'the id in directory.yaml')
    .requiredOption('--reason <text>', TOLD_REASON)
    .option('--confirm', 'carry it out; without it nothing is changed', false)
    .action((person: string, options: LeaveOptions, command: Command) =>
      performOnApi(command, async (api) => {
        const { leave } = await import('../commands/leave.ts');
        return leave(api, { person, ...options, now: new Date().toISOString() });
      }),
    );
  ofPeople
    .command('revoke-links')
    .description('ends every link to the own page of somebody; the next message to them brings a new one')
    .argument('<person>', 'the id in directory.yaml')
    .requiredOption('--reason <text>', TOLD_REASON)
    .action((person: string, options: Pick<LeaveWish, 'reason'>, command: Command) =>
      performOnApi(command, async (api) => {
        const { revokeLinks } = await import('../commands/revoke-links.ts');
        return revokeLinks(api, { person, ...options });
      }),
    );
  addErasing(program);
  addImport(ofPeople);
  program
    .command('away')
    .description('when somebody is not asked; dates are whole days where they are, the last one included')
    .argument('<person>', 'the id in directory.yaml')
    .option('--from <time>', 'the first day, or the instant from which on')
    .option('--until <time>', 'the last day, or the instant until which')
    .option('--delegate <person>', 'who is asked instead')
    .option('--reason <text>', 'why, also with --clear: whoever looks at it until then reads it')
    .option('--confirm', 'also where open offers go on to others because of it', false)
    .option('--clear', 'take back all that was entered; with --reason')
    .action((person: string, options: AwayOptions, command: Command) => {
      const wish = awayWish(person, options, command);
      return performOnApi(command, (api) => away(api, wish));
    });
}

/** Whoever has left may want that nothing personal is kept. */
function addErasing(program: Command): void {
  program
    .command('erase-person')
    .description('what is kept about somebody beside the log; with --confirm it is erased, for good')
    .argument('<person>', 'the id in directory.yaml')
    .requiredOption('--reason <text>', 'why: it is kept with the note that it was done')
    .option('--confirm', 'carry it out; without it nothing is changed', false)
    .action((person: string, options: LeaveOptions, command: Command) =>
      performOnApi(command, async (api) => {
        const { erasePerson } = await import('../commands/erase-person.ts');
        return erasePerson(api, { person, ...options });
      }),
    );
}

/** Joins the directory of a checkout with the people of the systems. */
function addImport(ofPeople: Command): void {
  ofPeople
    .command('import')
    .description('where directory.yaml differs from the owners of HubSpot and the members of Slack')
    .option('--write', 'fill in what is missing, and ask about conflicts and new people on a terminal', false)
    .option('--confirm', 'do not ask: the systems are right, and everybody new is added', false)
    .option('--folder <path>', 'where directory.yaml is', 'contracts')
    .addHelpText('after', `${ACCOUNT_HELP}\n${WORKSPACE_HELP}`)
    .action((options: ImportWish, command: Command) =>
      perform(command, () =>
        withTerminal(async (terminal) => {
          const { importPeople } = await import('../commands/import-people.ts');
          const systems = { hubspot: portalSettings(process.env), slack: slackSettings(process.env) };
          return importPeople(systems, options, terminal);
        }),
      ),
    );
}
