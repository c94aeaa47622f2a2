import type { AbsenceAnswer } from '#domain/operator/people.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { localInstant, localZone } from './instant.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** When somebody is not asked, who is instead, and why. */
export function absenceTable(absences: readonly AbsenceAnswer[], style: Style): string {
  const rows = absences.map(({ from, until, delegate, entered, reason }) => [
    localInstant(from),
    until === FOR_GOOD ? 'for good' : localInstant(until),
    delegate?.name ?? '',
    entered ? (reason ?? '') : 'as directory.yaml says',
  ]);
  const heading = ['FROM', 'UNTIL', 'ASKED INSTEAD', 'REASON'];
  return `${table(rows, heading)}\n${style.faint(`Times in ${localZone()}.`)}`;
}
