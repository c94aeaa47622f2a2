import { counted } from '../counted.ts';
import type { StandingAnswer } from '../operator/standing.ts';
import { systemName } from '../story/words.ts';
import { secondsUntil } from '../time.ts';
import { QUIET_SECONDS } from './bounds.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';

const DAY_SECONDS = 24 * 60 * 60;

type Arrival = StandingAnswer['arrivals'][number];

/** Whether webhooks come from each source that starts handoffs. */
export function arrivalsLine({ standing: { arrivals, now } }: Pick<Gathered, 'standing'>): MondayLine {
  const quiet = arrivals.filter((one) => isQuiet(one, now));
  const names = quiet.map(({ source }) => systemName(source)).join(', ');
  return {
    title: 'Webhooks',
    colour: quiet.length === 0 ? 'green' : 'yellow',
    found: arrivals.length === 0 ? ['No contract waits for any.'] : arrivals.map((one) => told(one, now)),
    checked: `the last delivery of ${counted(arrivals.length, 'source')}; less than ${String(QUIET_SECONDS / DAY_SECONDS)} days ago is as usual`,
    ...(quiet.length === 0 ? {} : { next: 'the log of webhooks in that system, then npx baton doctor' }),
    short: quiet.length === 0 ? 'webhooks arrive' : `no webhooks from ${names}`,
  };
}

function isQuiet({ lastAt }: Arrival, now: string): boolean {
  return lastAt === undefined || secondsUntil(lastAt, now) > QUIET_SECONDS;
}

function told({ source, lastAt }: Arrival, now: string): string {
  const name = systemName(source);
  if (lastAt === undefined) return `${name} has never sent one that is known of.`;
  return isQuiet({ source, lastAt }, now)
    ? `${name} has sent none since ${lastAt}.`
    : `${name} sent the last one at ${lastAt}.`;
}
