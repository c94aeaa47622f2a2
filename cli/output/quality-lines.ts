import { causeTitle } from '#domain/backlog/cause-key.ts';
import { counted } from '#domain/counted.ts';
import type { Percentiles } from '#domain/metrics/metrics-of.ts';
import type { Quality } from '#domain/metrics/quality-of.ts';
import { spoken } from '#domain/story/words.ts';
import type { Line } from './metrics-line.ts';
import { percentText, shareText, timeText } from './metrics-line.ts';

/** How well handoffs went, a line for each number; of what never occurred there is none by kind. */
export function qualityLines(quality: Quality): readonly Line[] {
  const { returns, retried, verdicts, transformed, rejected, byCause } = quality;
  return [
    ...returns.map(({ giver, reason, count }) => ({
      name: '… returned',
      text: `${String(count)} to ${giver}: ${spoken(reason)}`,
    })),
    {
      name: 'tried again',
      text: `${counted(retried.attempts, 'write')}, ${counted(retried.steps, 'step')}, ${String(retried.byPeople)} by people`,
    },
    { name: 'verdicts', text: countsText(verdicts) },
    { name: 'shown by every system, half | nine of ten', text: bothText(quality.syncDelay) },
    {
      name: 'events that became a handoff',
      text: shareText(transformed.handoffs, transformed.handoffs + transformed.rejected, transformed.share),
    },
    ...rejected.map(({ source, field, count, rate }) => ({
      name: '… rejected',
      text: `${String(count)}, ${percentText(rate)}: ${field} from ${source}`,
    })),
    { name: 'errors of systems told, half | nine of ten', text: bothText(quality.errorPropagation) },
    ...byCause.map(({ cause, count, open, handoffs, detect, recover }) => ({
      name: `incidents: ${causeTitle(cause)}`,
      text: `${String(count)} with ${counted(handoffs, 'handoff')}, ${String(open)} open; told after ${bothText(detect)}; over after ${bothText(recover)}`,
    })),
    { name: 'rework', text: `${String(quality.reworkHours)} h` },
  ];
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const all = Object.entries(counts).map(([word, count]) => `${spoken(word)} ${String(count)}`);
  return all.length === 0 ? '–' : all.join(', ');
}

function bothText({ p50, p90 }: Percentiles): string {
  return p50 === undefined ? '–' : `${timeText(p50)} | ${timeText(p90)}`;
}
