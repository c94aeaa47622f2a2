import { counted } from '../counted.ts';
import { silentWatchdog } from '../standing/judge-standing.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';

/** Whether the queues and those of dead letters are empty, the watchdog goes round, and enough is left of each quota. */
export function queuesLine({
  standing,
  deadLetters,
  quotas,
}: Pick<Gathered, 'standing' | 'deadLetters' | 'quotas'>): MondayLine {
  const dead = deadLetters.filter(({ messages }) => messages > 0);
  const waiting = standing.queues.filter(({ messages }) => messages > 0);
  const silent = silentWatchdog(standing);
  const scarce = quotas.filter(({ next }) => next !== undefined);
  const isRed = dead.length + silent.length > 0 || scarce.some(({ ok }) => !ok);
  const next =
    silent[0]?.next ?? (dead[0] === undefined ? scarce[0]?.next : `baton dlq show ${dead[0].queue}`);
  return {
    title: 'Queues and dead letters',
    colour: isRed ? 'red' : waiting.length + scarce.length > 0 ? 'yellow' : 'green',
    found: [
      dead.length === 0 ? 'There are no dead letters.' : `Could not be processed: ${listed(dead)}.`,
      waiting.length === 0
        ? 'Nothing waits to be tried again.'
        : `Wait, or are tried again: ${listed(waiting)}.`,
      ...silent.map(({ what }) => what),
      ...scarce.map(({ name, found }) => `Nearly used up: ${name}: ${found}.`),
    ],
    checked: [
      counted(standing.queues.length, 'queue'),
      `${counted(deadLetters.length, 'queue')} of dead letters`,
      'the last round of the watchdog',
      ...(quotas.length === 0 ? [] : [`quotas (${namesOf(quotas)})`]),
    ].join(', '),
    ...(next === undefined ? {} : { next }),
    short: [
      dead.length === 0 ? 'no dead letters' : `DEAD LETTERS: ${listed(dead)}`,
      ...(silent.length === 0 ? [] : ['WATCHDOG SILENT']),
      ...(scarce.length === 0 ? [] : [`nearly used up: ${namesOf(scarce)}`]),
    ].join(', '),
  };
}

const namesOf = (quotas: Gathered['quotas']): string => quotas.map(({ name }) => name).join(', ');

function listed(queues: Gathered['deadLetters']): string {
  return queues.map(({ queue, messages }) => `${String(messages)} in ${queue}`).join(', ');
}
