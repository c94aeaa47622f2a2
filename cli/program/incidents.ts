import type { Command } from 'commander';
import { chargeIncident } from '../commands/charge-incident.ts';
import type { ChargeWish } from '../commands/charge-incident.ts';
import { listIncidents, showIncident } from '../commands/incidents.ts';
import type { IncidentsOptions } from '../commands/incidents.ts';
import { performOnApi } from '../perform.ts';
import { incidentId, wholeNumber } from './arguments.ts';
import { REASON } from './texts.ts';

/** The commands about what cannot finish by itself. */
export function addIncidents(program: Command): void {
  const incidents = program
    .command('incidents')
    .description('what cannot finish by itself, and who decides about it');
  incidents
    .command('list')
    .description('what is open, newest first: how bad, why, who decides until when, how many it holds')
    .option('--all', 'with what is closed, after it')
    .option('--limit <number>', 'at most so many', wholeNumber, 25)
    .action((options: IncidentsOptions, command: Command) =>
      performOnApi(command, (api) => listIncidents(api, options)),
    );
  incidents
    .command('show')
    .description('one incident: what was tried, what to do, what it holds, and its story')
    .argument('<incident>', 'its id', incidentId)
    .action((id: string, _: unknown, command: Command) =>
      performOnApi(command, (api) => showIncident(api, id)),
    );
  addCharges(incidents);
}

function addCharges(incidents: Command): void {
  confirmed(
    incidents
      .command('assign')
      .description('give it to somebody to decide, who is told with a link of their own')
      .argument('<incident>', 'its id', incidentId)
      .requiredOption('--owner <person>', 'whom, by the id in directory.yaml'),
    'assign',
  );
  confirmed(
    incidents
      .command('snooze')
      .description('put it off: nobody is told again before; for 7 days at most')
      .argument('<incident>', 'its id', incidentId)
      .requiredOption('--until <end>', 'a date, an instant, or how long, such as 3d'),
    'snooze',
  );
  confirmed(
    incidents
      .command('resolve')
      .description('close what nothing waits for; what waits for a decision is decided instead')
      .argument('<incident>', 'its id', incidentId),
    'resolve',
  );
}

function confirmed(command: Command, charge: ChargeWish['charge']): void {
  command
    .option('--reason <text>', `${REASON} (required with --confirm)`)
    .option('--confirm', 'do it; without it this only says what it would do')
    .action((id: string, wish: Omit<ChargeWish, 'charge'>, called: Command) => {
      if (wish.confirm === true && wish.reason === undefined)
        called.error('error: --confirm needs --reason <text>');
      return performOnApi(called, (api) => chargeIncident(api, id, { ...wish, charge }));
    });
}
