import { counted } from '../counted.ts';
import { THRESHOLD_WORDS } from '../metrics/threshold-words.ts';
import type { Gathered, MondayContract } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** Which contracts cross a threshold that they name. */
export function thresholdsLine({ contracts }: Pick<Gathered, 'contracts'>): MondayLine {
  const over = contracts.filter(({ crossed }) => crossed.length > 0);
  const all = counted(contracts.length, 'contract');
  return {
    title: 'Thresholds',
    colour: over.length === 0 ? 'green' : 'yellow',
    found:
      over.length === 0
        ? ['No contract is over a threshold.']
        : shown(
            over.map(
              ({ title, crossed }) =>
                `${title} is over: ${crossed.map((one) => THRESHOLD_WORDS[one]).join(', ')}.`,
            ),
          ),
    checked: checkedOf(contracts),
    ...(over[0] === undefined ? {} : { next: `npx baton metrics ${over[0].contract}` }),
    short:
      over.length === 0 ? `${all} within thresholds` : `${String(over.length)} of ${all} over a threshold`,
  };
}

function checkedOf(contracts: readonly MondayContract[]): string {
  const sum = (of: (one: MondayContract) => number): number =>
    contracts.reduce((total, one) => total + of(one), 0);
  const thresholds = counted(
    sum((one) => one.thresholds),
    'threshold',
  );
  const handoffs = counted(
    sum((one) => one.handoffs),
    'handoff',
  );
  const cut = contracts.filter(({ isCut }) => isCut).map(({ contract }) => contract);
  const rest = cut.length === 0 ? '' : `, only the newest of ${cut.join(', ')}`;
  return `${thresholds} of ${counted(contracts.length, 'contract')}, over ${handoffs} of their windows${rest}`;
}
