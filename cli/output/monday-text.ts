import type { MondayLine, MondayReport } from '#domain/monday/report.ts';
import { localZone, withLocalInstants } from './instant.ts';
import type { Style } from './style.ts';

const PAINT = { green: 'good', yellow: 'warn', red: 'bad' } as const satisfies Record<
  MondayLine['colour'],
  keyof Style
>;

/** A report, line by line, and at its end the one to paste. */
export function mondayText({ lines, status, week, day }: MondayReport, style: Style): string {
  return [
    `${day}, week ${week}`,
    ...lines.map((line) => lineText(line, style)),
    `To paste:\n${withLocalInstants(status)}`,
    style.faint(`Times in ${localZone()}. Nothing was changed.`),
  ].join('\n\n');
}

function lineText({ title, colour, found, checked, next }: MondayLine, style: Style): string {
  const [first = '', ...others] = found.map(withLocalInstants);
  return [
    `${style[PAINT[colour]](colour.padEnd(6))} ${title}: ${first}`,
    ...others.map((one) => `         ${one}`),
    ...(next === undefined ? [] : [`       → ${next}`]),
    style.faint(`       checked: ${withLocalInstants(checked)}`),
  ].join('\n');
}
