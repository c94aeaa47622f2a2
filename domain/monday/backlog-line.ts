import { counted } from '../counted.ts';
import type { PickedAnswer } from '../operator/backlog.ts';
import type { Gathered } from './gathered.ts';
import { cameAfter } from './impact.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

type Part = Pick<Gathered, 'backlog' | 'open' | 'over' | 'isCut'>;

/** What was picked on earlier Mondays, and whether it has happened since. */
export function backlogLine(part: Part): MondayLine {
  const title = 'Backlog';
  const { backlog } = part;
  const checked = `the backlog, and whether each cause came since it was picked${asFarAs(part)}`;
  if (backlog.length === 0)
    return { ...{ title, checked, colour: 'green', short: 'backlog empty' }, found: ['Nothing is picked.'] };
  const told = backlog.map((one) => ({ one, came: cameSince(part, one) }));
  const again = told.filter(({ came }) => came.length > 0).length;
  return {
    ...{ title, checked, colour: again === 0 ? 'green' : 'yellow' },
    found: shown(told.map(({ one, came }) => sentence(one, came))),
    next:
      again === 0
        ? `baton backlog done ${backlog.length === 1 ? (backlog[0]?.cause ?? '') : '<cause>'}, once it is surely gone`
        : 'baton backlog',
    short: `${String(again)} of ${counted(backlog.length, 'picked cause')} came again`,
  };
}

function cameSince({ open, over }: Part, { cause, pickedAt }: PickedAnswer): readonly string[] {
  return cameAfter([...open, ...over], cause, pickedAt);
}

function sentence({ cause, title, owner, pickedAt }: PickedAnswer, came: readonly string[]): string {
  const [last] = came;
  const since =
    last === undefined
      ? 'it has not happened since'
      : `it came ${counted(came.length, 'time')} since, last at ${last}`;
  const what = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  return `${what}: ${owner.name} sees to it since ${pickedAt}; ${since} (${cause}).`;
}

function asFarAs({ isCut }: Part): string {
  return isCut ? ', as far as the newest incidents tell' : '';
}
