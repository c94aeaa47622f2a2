import { capitalised } from '../capitalised.ts';
import { counted } from '../counted.ts';
import type { OpenIncident } from '../standing/standing.ts';
import { UNREAD_NEXT, unreadAmong, unreadPhrase } from '../standing/unread-phrase.ts';
import { whatLasts } from '../standing/what-lasts.ts';
import { addSeconds } from '../time.ts';
import { INCIDENTS_SECONDS } from './bounds.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** What became an incident in the last 48 hours or is open since longer, and whether somebody can decide about it. */
export function incidentsLine({
  open,
  over,
  isCut,
  standing: { now },
}: Pick<Gathered, 'open' | 'over' | 'isCut' | 'standing'>): MondayLine {
  const from = addSeconds(now, -INCIDENTS_SECONDS);
  const recent = open.filter(({ since }) => since >= from);
  const closed = over.filter(({ since }) => since >= from);
  const older = open.length - recent.length;
  const orphans = open.filter(({ ownerTrouble }) => ownerTrouble?.kind === 'nobody');
  const urgent = [...open].sort((a, b) => rank(a, now) - rank(b, now));
  const all = recent.length + closed.length;
  const first = urgent[0];
  const unread = unreadAmong([...open, ...over]);
  return {
    title: 'Incidents of the last 48 h',
    colour: colourOf(first, orphans.length + unread.length, now),
    found: [
      headline(all, closed.length, older, orphans.length),
      ...shown(urgent.map((one) => told(one, now))),
      ...(unread.length === 0 ? [] : [capitalised(unreadPhrase(unread))]),
    ],
    checked: `${counted(open.length, 'open incident')} and ${counted(closed.length, 'closed one')} since ${from}, each with its owner in the directory${isCut ? '; there are more' : ''}`,
    ...(unread.length > 0 ? { next: UNREAD_NEXT } : first === undefined ? {} : { next: nextOf(first) }),
    short: `${counted(all, 'incident')} in 48 h, ${ownerWords(open.length, orphans.length)}`,
  };
}

function colourOf(first: OpenIncident | undefined, wrong: number, now: string): MondayLine['colour'] {
  if (wrong > 0) return 'red';
  if (first === undefined) return 'green';
  return isLate(first, now) ? 'red' : 'yellow';
}

function headline(all: number, closed: number, older: number, orphans: number): string {
  if (all + older === 0) return 'None opened, and none is open.';
  const before = older === 0 ? '' : `; ${String(older)} more from before ${older === 1 ? 'is' : 'are'} open`;
  const nobody = orphans === 0 ? 'each that is open has an owner' : `${String(orphans)} without an owner`;
  return `${String(all)} opened, ${String(closed)} of them closed${before}; ${nobody}.`;
}

function ownerWords(open: number, orphans: number): string {
  if (open === 0) return 'none open';
  return orphans === 0 ? `${String(open)} open, all with an owner` : `${String(orphans)} WITHOUT AN OWNER`;
}

const isLate = ({ decideBy }: OpenIncident, now: string): boolean => decideBy <= now;

/** Without an owner first, then what is late, then the newest. */
function rank(one: OpenIncident, now: string): number {
  return one.ownerTrouble?.kind === 'nobody' ? 0 : isLate(one, now) ? 1 : 2;
}

function told(one: OpenIncident, now: string): string {
  const { owner, ownerTrouble, because, decideBy, waitsFor } = one;
  if (ownerTrouble?.kind === 'nobody') return `Nobody can decide (it belongs to ${owner.name}): ${because}.`;
  const away = ownerTrouble === undefined ? '' : `, away until ${ownerTrouble.until}`;
  const does = waitsFor === undefined ? 'decides' : 'has to see to this';
  const by = isLate(one, now) ? `was to decide by ${decideBy}` : `${does} by ${decideBy}`;
  return whatLasts(one, now) ?? `${owner.name}${away}, ${by}: ${because}.`;
}

function nextOf({ id, ownerTrouble }: OpenIncident): string {
  return ownerTrouble?.kind === 'nobody'
    ? `npx baton incidents assign ${id} --owner …`
    : `npx baton incidents show ${id}`;
}
