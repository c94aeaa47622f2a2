import type { Violation } from './audit.ts';
import type { Played } from './play.ts';
import type { PlannedHandoff } from './plan.ts';

/** One line about one handoff that has been played. */
export function lineOf({ planned, missing, tookMs }: Played): string {
  return `${planText(planned)}: ${missing ?? `${String(Math.round(tookMs / 1000))} s`}`;
}

/** What was found, and all that is known of it. */
export function violationText({ wrong, what, seen }: Violation): string {
  const histories = Object.entries(seen.holdings).flatMap(([system, { history }]) =>
    history.map((line) => `    ${system}: ${line}`),
  );
  return [
    `${wrong.toUpperCase()} ${seen.handoffId}: ${what}`,
    `  planned: ${planText(seen.planned)}`,
    ...seen.story.map((line) => `  ${line}`),
    ...histories,
  ].join('\n');
}

function planText({ number, kind, fault, death }: PlannedHandoff): string {
  const met = fault === undefined ? 'no fault' : `${fault.system} ${fault.at}: ${fault.name}`;
  const dead = death === undefined ? 'nobody dies' : `${death.lambda} after ${death.after}`;
  return `${String(number)}, ${kind}, ${met}, ${dead}`;
}
