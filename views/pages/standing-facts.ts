import type { ShownField } from '../offer.ts';
import type { Standing } from '../progress.ts';
import type { Reader } from '../reader.ts';
import type { WorkTexts } from '../texts/texts-for.ts';
import { timeAndDistance } from '../when.ts';

/** With whom a handoff stands, until or since when: the same on every page that says it to whoever handed it over. */
export function standingFacts(
  standing: Standing,
  reader: Reader,
  { following }: WorkTexts,
): readonly ShownField[] {
  const { asked, waitsUntil, owner, verifiedAt, deciderName, changedTo, systemName } = standing;
  const when = (label: string, instant: string | undefined): ShownField[] =>
    instant === undefined ? [] : [{ label, value: timeAndDistance(instant, reader) }];
  const who = (label: string, value: string | undefined): ShownField[] =>
    value === undefined ? [] : [{ label, value }];
  return [
    ...who(following.asked, asked?.name),
    ...when(following.until, asked?.until),
    ...when(following.waitsUntil, waitsUntil),
    ...who(following.decider, deciderName),
    ...who(following.owner, owner?.name),
    ...when(following.since, owner?.since),
    ...when(following.verifiedAt, verifiedAt),
    ...who(following.changedTo, changedTo && (changedTo.name ?? following.somebodyElse(systemName))),
  ];
}
