import type { Left } from '../commands/leave.ts';
import { offerLine } from './offer-line.ts';
import { pickedLine } from './picked-line.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** What hangs on somebody who leaves, part by part; parts with nothing in them are left out. */
export function leavingText(left: Left, style: Style): string {
  const { answer, confirmed, passed, recent, toChange } = left;
  const { name } = answer.person;
  const refused = passed.filter(({ refusal }) => refusal !== undefined);
  const done = passed.length - refused.length;
  const parts = [
    part(`Offered to ${name}, and waiting for an answer:`, answer.offered.map(offerLine)),
    part(
      'Could not be passed on:',
      refused.map(({ id, refusal = '' }) => [id, refusal]),
    ),
    part(`Accepted by ${name}, and not done yet; to be given to somebody else:`, answer.owned.map(offerLine)),
    part(`${name} is to see to these causes; give them to somebody else:`, answer.picked.map(pickedLine)),
    part(`Taken over by ${name} in the last 30 days; look at it in the systems:`, recent.map(offerLine)),
    part(
      'To change in the files, and deploy:',
      toChange.map(({ at, field, change }) => [at, field, change]),
    ),
  ];
  const end = confirmed
    ? `${name} is away for good. ${String(done)} of their offers went on to whom the contract asks next.`
    : style.faint(
        `Nothing was changed. With --confirm, ${name} is away for good, and each open offer goes on to whom the contract asks next.`,
      );
  return [...parts.filter((text) => text !== ''), end].join('\n\n');
}

function part(heading: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${heading}\n${table(rows)}`;
}
