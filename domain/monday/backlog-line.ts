import { counted } from '../counted.ts';
import type { Came } from '../operator/incidents.ts';
import type { PickedAnswer } from '../operator/backlog.ts';
import { FOR_GOOD } from '../routing/for-good.ts';
import type { Gathered } from './gathered.ts';
import { cameAfter } from './impact.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

type Part = Pick<Gathered, 'backlog' | 'people' | 'open' | 'over' | 'isCut'>;

/** What was picked on earlier Mondays, and whether it has happened since. */
export function backlogLine(part: Part): MondayLine {
  const title = 'Backlog';
  const { backlog } = part;
  const checked = `the backlog, and whether each cause came since it was picked${asFarAs(part)}`;
  if (backlog.length === 0)
    return { ...{ title, checked, colour: 'green', short: 'backlog empty' }, found: ['Nothing is picked.'] };
  const told = backlog.map((one) => ({ one, came: cameSince(part, one), isLeft: isLeft(part, one) }));
  const left = told.filter((one) => one.isLeft);
  const again = told.filter(({ came }) => came.length > 0).length;
  const nobody = left.length === 0 ? '' : `, ${String(left.length)} with nobody to see to it`;
  return {
    ...{ title, checked, colour: again + left.length === 0 ? 'green' : 'yellow' },
    found: shown(told.map(sentence)),
    next: nextStep(backlog, left[0]?.one, again),
    short: `${String(again)} of ${counted(backlog.length, 'picked cause')} came again${nobody}`,
  };
}

function cameSince({ open, over }: Part, { cause, pickedAt }: PickedAnswer): readonly Came[] {
  return cameAfter([...open, ...over], cause, pickedAt);
}

/** Whoever was to see to it is no longer with the team, and nobody took it over. */
function isLeft({ people }: Part, { owner }: PickedAnswer): boolean {
  const person = people.find(({ id }) => id === owner.id);
  return !person?.isActive || person.awayUntil === FOR_GOOD;
}

function nextStep(backlog: Part['backlog'], left: PickedAnswer | undefined, again: number): string {
  if (left !== undefined) return `npx baton backlog pick ${left.cause} --owner …`;
  if (again > 0) return 'npx baton backlog';
  const [first, second] = backlog;
  const cause = second === undefined ? first?.cause : undefined;
  return `npx baton backlog done ${cause ?? '<cause>'}, once it is surely gone`;
}

interface Told {
  readonly one: PickedAnswer;
  readonly came: readonly Came[];
  readonly isLeft: boolean;
}

function sentence({ one: { cause, title, owner, pickedAt }, came, isLeft }: Told): string {
  const [last] = came;
  const since =
    last === undefined
      ? 'it has not happened since'
      : `it met ${String(came.length)} since, each counted once; last at ${last.at}`;
  const what = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  const whose = isLeft
    ? `${owner.name}, who was to see to it since ${pickedAt}, has left`
    : `${owner.name} sees to it since ${pickedAt}`;
  return `${what}: ${whose}; ${since} (${cause}).`;
}

function asFarAs({ isCut }: Part): string {
  return isCut ? ', as far as the newest incidents tell' : '';
}
