import type { Incident } from './incident.ts';
import type { ShownField } from './offer.ts';
import type { Reader } from './reader.ts';
import type { incident as words } from './texts/en/incident.ts';
import { timeAndDistance } from './when.ts';

/** By when an incident is, or was, to be decided; and when it is told again, once that was missed or where it goes on. */
export function deadlines(
  { cause, decideBy, toldAt = decideBy }: Incident,
  { incident: texts }: { readonly incident: typeof words },
  reader: Reader,
): readonly ShownField[] {
  const { deadline, missed } = texts.told(cause);
  const next = { label: deadline, value: timeAndDistance(toldAt, reader) };
  if (missed === undefined || toldAt === decideBy) return [next];
  return [
    { label: missed, value: timeAndDistance(decideBy, reader) },
    { ...next, label: texts.toldAgain },
  ];
}
