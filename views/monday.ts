import type { MondayReport } from '#domain/monday/report.ts';
import type { Reader } from './reader.ts';
import type { MondayTexts } from './texts/texts-for.ts';
import { withTimes } from './when.ts';

/** The report with which a week begins, for one reader. */
export type MondayProps = { readonly report: MondayReport; readonly reader: Reader };

/** One line of it, with its times as its reader knows them. */
export interface ShownLine {
  readonly title: string;
  readonly colour: MondayReport['colour'];
  readonly found: readonly string[];
  readonly checked: string;
  readonly next: string | undefined;
}

/** How bad it is, and how many of its lines are to be looked at. */
export function mondaySubject({ day, colour, lines }: MondayReport, { monday }: MondayTexts): string {
  const toSee = lines.filter((line) => line.colour !== 'green').length;
  return monday.subject(day, monday.colours[colour], toSee);
}

export function mondayLines({ report, reader }: MondayProps, { monday }: MondayTexts): readonly ShownLine[] {
  return report.lines.map(({ title, colour, found, checked, next }) => ({
    ...{ title, colour },
    found: found.map((one) => withTimes(one, reader)),
    checked: monday.checked(withTimes(checked, reader)),
    next: next === undefined ? undefined : monday.next(next),
  }));
}
