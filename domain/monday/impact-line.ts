import { causeTitle } from '../backlog/cause-key.ts';
import { counted } from '../counted.ts';
import { addSeconds } from '../time.ts';
import { WEEK_SECONDS } from './bounds.ts';
import type { Gathered } from './gathered.ts';
import type { Impact } from './impact.ts';
import { impactsOf } from './impact.ts';
import type { MondayLine } from './report.ts';

/** Two that come after the first say whether that stands out. */
const ALSO = 2;

/** What failed with the highest impact in a week: what to remove for good next. */
export function impactLine({
  open,
  over,
  backlog,
  isCut,
  standing: { now },
}: Pick<Gathered, 'open' | 'over' | 'backlog' | 'isCut' | 'standing'>): MondayLine {
  const incidents = [...open, ...over];
  const impacts = impactsOf(incidents, addSeconds(now, -WEEK_SECONDS));
  const first = impacts[0];
  const title = 'To remove for good';
  const checked = `what came into ${counted(incidents.length, 'incident')} in seven days or waits in them, twice as heavy with each step of severity${isCut ? '; there are more' : ''}`;
  if (first === undefined)
    return { ...{ title, checked, colour: 'green', found: ['Nothing failed.'] }, short: 'nothing failed' };
  const byOf = (impact: Impact) => backlog.find(({ cause }) => cause === impact.cause)?.owner.name;
  const toPick = impacts.find((impact) => byOf(impact) === undefined);
  return {
    ...{ title, checked, colour: 'yellow' },
    found: [
      `The highest impact: ${proposal(first, byOf(first))}`,
      ...impacts.slice(1, 1 + ALSO).map((one) => `Then: ${proposal(one, byOf(one))}`),
    ],
    ...(toPick === undefined ? {} : { next: `npx baton backlog pick ${toPick.cause} --owner …` }),
    short:
      toPick === undefined ? 'all that failed is picked' : `first to remove: ${causeTitle(toPick.cause)}`,
  };
}

function proposal(impact: Impact, owner: string | undefined): string {
  const who = owner === undefined ? 'nobody has picked it yet' : `${owner} has picked it`;
  return `${words(impact)}; ${who}.`;
}

function words({ cause, met, incidents, severity }: Impact): string {
  return `${causeTitle(cause)}: ${String(met)} met in ${counted(incidents, 'incident')}, ${severity} (${cause})`;
}
