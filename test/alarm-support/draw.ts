import type { ToldNumber } from '#test/scenario-support/kept-metrics.ts';
import type { Alarm } from './alarm.ts';
import type { ShownGraph, ShownLine } from './shown-metrics.ts';
import { areSame, STATISTICS } from './statistics.ts';

const PERIOD_MS = 5 * 60 * 1000;
const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 44;
const TOP = 34;
const COLOURS = ['#1f5fbf', '#b3541e', '#2e7d32'];

/** What is drawn, from when until when, and the alarms whose thresholds are drawn with it. */
export interface Drawn {
  readonly graphs: readonly ShownGraph[];
  readonly told: readonly ToldNumber[];
  readonly alarms: readonly Alarm[];
  readonly from: number;
  readonly to: number;
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** A dashboard as a picture: two graphs beside each other, thresholds of alarms as dashed lines. */
export function draw({ graphs, ...drawn }: Drawn): string {
  const rows = Math.ceil(graphs.length / 2);
  const [width, height] = [2 * (WIDTH + LEFT), rows * (HEIGHT + TOP + 24)];
  const parts = graphs.map((graph, at) => {
    const [x, y] = [(at % 2) * (WIDTH + LEFT) + LEFT, Math.floor(at / 2) * (HEIGHT + TOP + 24) + TOP];
    return `<g transform="translate(${String(x)} ${String(y)})">${graphOf(graph, drawn)}</g>`;
  });
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">`;
  return `${[head, '<rect width="100%" height="100%" fill="#fff"/>', ...parts, '</svg>'].join('\n')}\n`;
}

function graphOf({ title, lines }: ShownGraph, drawn: Omit<Drawn, 'graphs'>): string {
  const series = lines.map((line) => pointsOf(line, drawn));
  const limits = drawn.alarms
    .filter(({ MetricName, dimensions }) =>
      lines.some(({ metric, dimensions: own }) => metric === MetricName && areSame(own, dimensions)),
    )
    .map(({ Threshold }) => Threshold);
  const top = Math.max(...series.flat().map(({ value }) => value), ...limits, 0) * 1.1 || 1;
  const y = (value: number): string => (HEIGHT - (HEIGHT * value) / top).toFixed(1);
  const x = (at: number): string => ((WIDTH - 20) * ((at - drawn.from) / (drawn.to - drawn.from))).toFixed(1);
  return [
    `<text y="-14" font-weight="bold">${escaped(title)}</text>`,
    `<path d="M0 0V${String(HEIGHT)}H${String(WIDTH - 20)}" fill="none" stroke="#888"/>`,
    `<text x="-6" y="8" text-anchor="end">${shortNumber(top)}</text><text x="-6" y="${String(HEIGHT)}" text-anchor="end">0</text>`,
    ...hours(drawn).map(
      ({ at, label }) => `<text x="${x(at)}" y="${String(HEIGHT + 14)}" text-anchor="middle">${label}</text>`,
    ),
    ...limits.map(
      (limit) =>
        `<path d="M0 ${y(limit)}H${String(WIDTH - 20)}" stroke="#c62828" stroke-dasharray="5 4" fill="none"/>`,
    ),
    ...series.map((points, index) => lineOf(points, COLOURS[index % COLOURS.length] ?? '#000', x, y)),
    ...lines.map(
      ({ statistic }, index) =>
        `<text x="${String(WIDTH - 24)}" y="${String(10 + 13 * index)}" text-anchor="end" fill="${COLOURS[index % COLOURS.length] ?? '#000'}">${statistic}</text>`,
    ),
  ].join('\n');
}

function lineOf(
  points: readonly Point[],
  colour: string,
  x: (at: number) => string,
  y: (value: number) => string,
): string {
  const path = points
    .map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`)
    .join('');
  const dots = points.map(
    ({ at, value }) => `<circle cx="${x(at)}" cy="${y(value)}" r="1.8" fill="${colour}"/>`,
  );
  return [`<path d="${path}" fill="none" stroke="${colour}"/>`, ...dots].join('');
}

/** One point for each period in which something was published. */
function pointsOf(
  { metric, dimensions, statistic }: ShownLine,
  { told, from }: Omit<Drawn, 'graphs'>,
): readonly Point[] {
  const ours = told.filter((one) => one.metric === metric && areSame(one.dimensions, dimensions));
  const periods = Map.groupBy(ours, ({ at }) => Math.floor((Date.parse(at) - from) / PERIOD_MS));
  return [...periods]
    .toSorted(([one], [other]) => one - other)
    .map(([period, all]) => ({
      at: from + period * PERIOD_MS,
      value: STATISTICS[statistic]?.(all.map(({ value }) => value)) ?? Number.NaN,
    }));
}

function hours({ from, to }: Pick<Drawn, 'from' | 'to'>): readonly { at: number; label: string }[] {
  const HOUR = 60 * 60 * 1000;
  const count = Math.floor((to - from) / HOUR);
  return Array.from({ length: count / 2 + 1 }, (_, at) => from + 2 * at * HOUR).map((at) => ({
    at,
    label: new Date(at).toISOString().slice(11, 16),
  }));
}

const shortNumber = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(2).replace(/\.?0+$/, '');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
