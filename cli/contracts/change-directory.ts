import { parseDocument } from 'yaml';
import type { PersonDifference } from '#domain/contract/people-differences.ts';

/** The text of a directory with these differences taken over; everything else in it stays, comments too. */
export function changedDirectory(text: string, differences: readonly PersonDifference[]): string {
  const document = parseDocument(text);
  for (const difference of differences) {
    const own = ['people', difference.person];
    if (difference.kind === 'new') {
      const { ids, ...entry } = difference.entry;
      const numbers = Object.entries(ids).flatMap(([system, id]) =>
        typeof id === 'string' ? [[system, plain(id)] as const] : [],
      );
      document.setIn(own, document.createNode({ ...entry, ids: Object.fromEntries(numbers) }));
    } else document.setIn([...own, ...difference.field], plain(difference.there));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
}

/** Ids in digits and yes or no, without quotes, as people write them. */
function plain(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  const number = Number(value);
  return Number.isSafeInteger(number) && String(number) === value ? number : value;
}
