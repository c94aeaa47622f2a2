import { counted } from '../counted.ts';
import type { ReplayTarget } from '../operator/replay.ts';
import { refusalPhrase } from '../story/refusal-phrase.ts';
import { systemName } from '../story/words.ts';
import type { Compared, Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';

/** A few completed handoffs, chosen by chance: whether each system shows now what was handed over. */
export function sampleLine({ completed, compared }: Pick<Gathered, 'completed' | 'compared'>): MondayLine {
  const title = 'Handoffs looked at';
  const of = `${counted(completed, 'handoff')} that began in the last seven days and ${completed === 1 ? 'is' : 'are'} completed`;
  const [first] = compared;
  if (first === undefined)
    return {
      ...{ title, colour: 'green', found: ['There was none to look at.'] },
      ...{ checked: of, short: 'no handoff to look at' },
    };
  const wrong = compared.find((one) => colourOf(one) === 'red') ?? compared.find((one) => 'because' in one);
  const right = compared.filter((one) => colourOf(one) === 'green');
  const without = withoutIn(right);
  const colours = compared.map(colourOf);
  return {
    title,
    colour: colours.includes('red') ? 'red' : colours.includes('yellow') ? 'yellow' : 'green',
    found: [
      `${String(right.length)} of ${String(compared.length)} are right in every system${without === undefined ? '' : `; ${without}, as was decided`}.`,
      ...compared.map(told),
    ],
    checked: `${compared.map(({ id }) => id).join(', ')}, chosen by chance among ${of}, field by field in each of their systems just now`,
    next: `npx baton replay ${(wrong ?? first).id}`,
    short: `${String(right.length)} of ${counted(compared.length, 'handoff')} right in every system${without === undefined ? '' : ` (${without})`}`,
  };
}

/** How many of these do without a system that a person left out, and which; undefined where none does. */
function withoutIn(all: readonly Compared[]): string | undefined {
  const some = all.flatMap((one) => ('because' in one || one.without.length === 0 ? [] : [one.without]));
  if (some.length === 0) return undefined;
  return `${String(some.length)} of them without ${[...new Set(some.flat())].map(systemName).join(' or ')}`;
}

function colourOf(one: Compared): MondayLine['colour'] {
  if ('because' in one) return 'yellow';
  if (one.targets.some(({ fields }) => fields.some(({ isSame }) => !isSame))) return 'red';
  return one.targets.some(({ because }) => because !== undefined) ? 'yellow' : 'green';
}

function told(one: Compared): string {
  if ('because' in one) return `${one.id}: could not be compared: ${one.because}`;
  const left = one.without.map((target) => `without ${systemName(target)}, as was decided`);
  return `${one.id}: ${[...one.targets.map(targetWords), ...left].join('; ')}.`;
}

/** What stands there may be somebody's: only the field is named. */
function targetWords({ target, fields, because }: ReplayTarget): string {
  const name = systemName(target);
  if (because !== undefined) return `${name} could not be read: ${refusalPhrase(because)}`;
  const other = fields.filter(({ isSame }) => !isSame).map(({ field }) => field);
  return other.length === 0
    ? `${name} is right (${counted(fields.length, 'field')})`
    : `${name} shows something else in ${other.join(', ')}`;
}
