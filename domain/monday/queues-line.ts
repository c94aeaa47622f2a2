import { counted } from '../counted.ts';
import { silentWatchdog } from '../standing/judge-standing.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';

/** Whether the queues and those of dead letters are empty, and the watchdog goes round. */
export function queuesLine({
  standing,
  deadLetters,
}: Pick<Gathered, 'standing' | 'deadLetters'>): MondayLine {
  const dead = deadLetters.filter(({ messages }) => messages > 0);
  const waiting = standing.queues.filter(({ messages }) => messages > 0);
  const silent = silentWatchdog(standing);
  const isRed = dead.length + silent.length > 0;
  const next = silent[0]?.next ?? (dead[0] === undefined ? undefined : `npx baton dlq show ${dead[0].queue}`);
  return {
    title: 'Queues and dead letters',
    colour: isRed ? 'red' : waiting.length > 0 ? 'yellow' : 'green',
    found: [
      dead.length === 0 ? 'There are no dead letters.' : `Could not be processed: ${listed(dead)}.`,
      waiting.length === 0
        ? 'Nothing waits to be tried again.'
        : `Wait, or are tried again: ${listed(waiting)}.`,
      ...silent.map(({ what }) => what),
    ],
    checked: `${counted(standing.queues.length, 'queue')}, ${counted(deadLetters.length, 'queue')} of dead letters, the last round of the watchdog`,
    ...(next === undefined ? {} : { next }),
    short: `${dead.length === 0 ? 'no dead letters' : `DEAD LETTERS: ${listed(dead)}`}${silent.length === 0 ? '' : ', WATCHDOG SILENT'}`,
  };
}

function listed(queues: Gathered['deadLetters']): string {
  return queues.map(({ queue, messages }) => `${String(messages)} in ${queue}`).join(', ');
}
