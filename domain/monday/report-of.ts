import { arrivalsLine } from './arrivals-line.ts';
import { backlogLine } from './backlog-line.ts';
import type { Gathered } from './gathered.ts';
import { impactLine } from './impact-line.ts';
import { incidentsLine } from './incidents-line.ts';
import { mappingsLine } from './mappings-line.ts';
import { peopleLine } from './people-line.ts';
import { queuesLine } from './queues-line.ts';
import type { MondayLine, MondayReport } from './report.ts';
import { sampleLine } from './sample-line.ts';
import { thresholdsLine } from './thresholds-line.ts';

/** What was picked on earlier Mondays opens the report. */
const LINES: readonly ((gathered: Gathered) => MondayLine)[] = [
  backlogLine,
  thresholdsLine,
  incidentsLine,
  sampleLine,
  queuesLine,
  arrivalsLine,
  impactLine,
  mappingsLine,
  peopleLine,
];

/** The report of a morning. It is as bad as its worst line. */
export function reportOf(gathered: Gathered): MondayReport {
  const { day, week, standing } = gathered;
  const lines = LINES.map((line) => line(gathered));
  const colour = worst(lines);
  const status = `Baton ${day}: ${colour.toUpperCase()}. ${lines.map(({ short }) => short).join('; ')}.`;
  return { at: standing.now, day, week, zone: standing.zone, colour, lines, status };
}

function worst(lines: readonly MondayLine[]): MondayLine['colour'] {
  const colours = lines.map(({ colour }) => colour);
  if (colours.includes('red')) return 'red';
  return colours.includes('yellow') ? 'yellow' : 'green';
}
