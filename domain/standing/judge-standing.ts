import { capitalised } from '../capitalised.ts';
import { THRESHOLD_WORDS } from '../metrics/threshold-words.ts';
import { counted } from '../counted.ts';
import { systemName } from '../story/words.ts';
import { secondsUntil } from '../time.ts';
import { whatLasts } from './what-lasts.ts';
import { whyRed } from './why-red.ts';
import { worstFirst } from './worst-first.ts';
import { lateUnder } from './late.ts';
import { UNREAD_NEXT, unreadAmong, unreadPhrase } from './unread-phrase.ts';
import type { ContractStanding, OpenIncident, Standing } from './standing.ts';

export type Colour = 'green' | 'yellow' | 'red';

/** What makes it so, and the one thing to do about it. */
export interface Finding {
  readonly colour: Exclude<Colour, 'green'>;
  readonly what: string;
  readonly next: string;
}

/** So many rounds in a row may be missing before the watchdog counts as silent, as with its alarm. */
export const MISSED_ROUNDS = 3;

/**
 * Everything that is not as it should be, what to do first at the head. Red: something is late, lost, or nobody sees to
 * it. Yellow: somebody sees to it, or it goes on by itself.
 */
export function judgeStanding(standing: Standing): readonly Finding[] {
  const { contracts, incidents, systems, now } = standing;
  const found = [
    ...silentWatchdog(standing),
    ...deadLetters(standing),
    ...worstFirst(incidents).flatMap((incident) => ofIncident(incident, now)),
    ...systems.flatMap((system) => leftSystem(system, unreadEvents(standing, system))),
    ...unreadIncidents(incidents),
    ...contracts.flatMap(unreadable),
    ...contracts.flatMap(late),
    ...contracts.flatMap(crossed),
  ];
  return [
    ...found.filter(({ colour }) => colour === 'red'),
    ...found.filter(({ colour }) => colour !== 'red'),
  ];
}

/** The worst of what was found. */
export function colourOf(findings: readonly Finding[]): Colour {
  return findings[0]?.colour ?? 'green';
}

/** That the watchdog has not gone round for so long; nothing while it does. */
export function silentWatchdog({
  watchdog: { everySeconds, roundAt },
  now,
}: Pick<Standing, 'watchdog' | 'now'>): readonly Finding[] {
  if (roundAt !== undefined && secondsUntil(roundAt, now) <= MISSED_ROUNDS * everySeconds) return [];
  const what =
    roundAt === undefined
      ? 'The watchdog has never gone round.'
      : `The watchdog has not gone round since ${roundAt}.`;
  return [{ colour: 'red', what, next: 'docs/runbook.md, watchdog-silent; just after a deploy: wait' }];
}

function deadLetters({ deadLetters: queues }: Standing): readonly Finding[] {
  return queues
    .filter(({ messages }) => messages > 0)
    .map(({ queue, messages }) => ({
      colour: 'red',
      what: `${counted(messages, 'message')} of the queue ${queue} could not be processed.`,
      next: `npx baton dlq show ${queue}`,
    }));
}

function ofIncident(incident: OpenIncident, now: string): readonly Finding[] {
  const { id, because, owner, ownerTrouble, decideBy } = incident;
  const show = `npx baton incidents show ${id}`;
  switch (whyRed({ ...incident, hasDecider: ownerTrouble?.kind !== 'nobody' }, now)) {
    case 'nobody': {
      const next = `npx baton incidents assign ${id} --owner …`;
      return [{ colour: 'red', what: `Nobody can decide: ${because} (it belongs to ${owner.name}).`, next }];
    }
    case 'overdue': {
      const what = whatLasts(incident, now) ?? `${owner.name} has not decided by ${decideBy}: ${because}.`;
      return [{ colour: 'red', what, next: show }];
    }
    case 'critical':
      return [{ colour: 'red', what: `Critical: ${because}.`, next: show }];
    case undefined: {
      const away = ownerTrouble?.kind === 'away' ? ` (away until ${ownerTrouble.until})` : '';
      const what =
        whatLasts(incident, now) ?? `${owner.name}${away} has to see to this by ${decideBy}: ${because}.`;
      return [{ colour: 'yellow', what, next: show }];
    }
  }
}

/** Nobody has renewed its access yet. */
export function needsAccess({ because, renewal }: NonNullable<Standing['systems'][number]['left']>): boolean {
  return because === 'consent' && renewal === undefined;
}

/** How many events came from a system and wait until it shows the records that they are about. */
function unreadEvents({ queues, arrivals }: Standing, { system }: Standing['systems'][number]): number {
  if (!arrivals.some(({ source }) => source === system)) return 0;
  return queues.find(({ queue }) => queue === 'intake')?.messages ?? 0;
}

/** What is down goes on by itself; an access that does not hold is renewed by a person or by nobody. */
function leftSystem({ system, left }: Standing['systems'][number], events: number): readonly Finding[] {
  if (left === undefined) return [];
  const renewal = left.renewal === undefined ? '' : `; ${left.renewal}`;
  const unread =
    events === 0 ? '' : `; ${counted(events, 'event')} from it ${events === 1 ? 'waits' : 'wait'} to be read`;
  const what = `${capitalised(left.phrase)}, since ${left.since}${renewal}${unread}.`;
  return needsAccess(left)
    ? [{ colour: 'red', what, next: 'npx baton doctor' }]
    : [
        {
          colour: 'yellow',
          what,
          next: `nothing; npx baton doctor says when ${systemName(system)} is asked next`,
        },
      ];
}

function unreadIncidents(incidents: readonly OpenIncident[]): readonly Finding[] {
  const unread = unreadAmong(incidents);
  return unread.length === 0
    ? []
    : [{ colour: 'red', what: capitalised(unreadPhrase(unread)), next: UNREAD_NEXT }];
}

function unreadable({ title, unread }: ContractStanding): readonly Finding[] {
  if (unread.length === 0) return [];
  return [{ colour: 'red', what: `${title}: ${unreadPhrase(unread)}`, next: UNREAD_NEXT }];
}

function late(contract: ContractStanding): readonly Finding[] {
  const found = lateUnder(contract);
  return found === undefined ? [] : [{ colour: 'red', ...found }];
}

function crossed({ contract, title, crossed: names }: ContractStanding): readonly Finding[] {
  if (names.length === 0) return [];
  const words = names.map((one) => THRESHOLD_WORDS[one]).join(', ');
  const what = `${title} crosses what its contract names: ${words}.`;
  return [{ colour: 'yellow', what, next: `npx baton metrics ${contract}` }];
}
