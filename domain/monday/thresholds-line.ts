import { counted } from '../counted.ts';
import { THRESHOLD_WORDS } from '../metrics/threshold-words.ts';
import { lateUnder } from '../standing/late.ts';
import { UNREAD_NEXT, unreadPhrase } from '../standing/unread-phrase.ts';
import type { Gathered, MondayContract } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** Which contracts cross a threshold that they name, what nobody accepted in time, and what could not be counted. */
export function thresholdsLine({ contracts }: Pick<Gathered, 'contracts'>): MondayLine {
  const over = contracts.filter(({ crossed }) => crossed.length > 0);
  const unread = contracts
    .filter((one) => one.unread.length > 0)
    .map((one) => ({ what: `${one.title}: ${unreadPhrase(one.unread)}`, next: UNREAD_NEXT }));
  const red = [...unread, ...contracts.flatMap((one) => lateUnder(one) ?? [])];
  return {
    title: 'Thresholds',
    ...worst(red[0]?.next, over),
    found: [...overOf(over), ...shown(red.map(({ what }) => what))],
    checked: checkedOf(contracts),
    short: shortOf(contracts, over),
  };
}

/** What is late, and numbers without some of the handoffs, come before numbers that are over a threshold. */
function worst(
  red: string | undefined,
  [over]: readonly MondayContract[],
): Pick<MondayLine, 'colour' | 'next'> {
  if (red !== undefined) return { colour: 'red', next: red };
  return over === undefined
    ? { colour: 'green' }
    : { colour: 'yellow', next: `npx baton metrics ${over.contract}` };
}

function shortOf(contracts: readonly MondayContract[], over: readonly MondayContract[]): string {
  const all = counted(contracts.length, 'contract');
  const late = contracts.reduce((total, one) => total + one.late, 0);
  const unread = contracts.reduce((total, one) => total + one.unread.length, 0);
  const unaccepted = late === 0 ? '' : `, ${counted(late, 'handoff')} not accepted in time`;
  const uncounted = unread === 0 ? '' : `, ${counted(unread, 'log')} of a newer version not counted`;
  const rest = `${unaccepted}${uncounted}`;
  return over.length === 0
    ? `${all} within thresholds${rest}`
    : `${String(over.length)} of ${all} over a threshold${rest}`;
}

function overOf(over: readonly MondayContract[]): readonly string[] {
  if (over.length === 0) return ['No contract is over a threshold.'];
  const words = ({ crossed }: MondayContract) => crossed.map((one) => THRESHOLD_WORDS[one]).join(', ');
  return shown(over.map((one) => `${one.title} is over: ${words(one)}.`));
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
