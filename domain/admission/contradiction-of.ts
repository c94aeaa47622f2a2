import type { Contract } from '../contract/contract.ts';
import { foreignText, SHOWN_LENGTH } from '../foreign-text.ts';
import type { VendorRecord } from '../ports/connector.ts';

/** What a record says besides its status that does not agree with it: values by property, those of the status among them. */
export type Contradiction = Readonly<Record<string, string>>;

/** Undefined when nothing contradicts the status; an empty property says nothing. */
export function contradictionOf(
  { properties }: VendorRecord,
  { consistency, trigger }: Pick<Contract, 'consistency' | 'trigger'>,
): Contradiction | undefined {
  const valueOf = (name: string): string => properties[name]?.value.trim() ?? '';
  const others = consistency
    .filter(({ property, oneOf }) => valueOf(property) !== '' && !oneOf.includes(valueOf(property)))
    .map(({ property }) => property);
  if (others.length === 0) return undefined;
  return Object.fromEntries(
    [trigger.property, ...others].map((name) => [name, foreignText(valueOf(name), SHOWN_LENGTH)]),
  );
}

/** The part of a request that says which properties contradict its status, by name only. */
export function contradictingIn(
  contradiction: Contradiction | undefined,
  { trigger }: Pick<Contract, 'trigger'>,
): { readonly contradicting?: readonly string[] } {
  if (contradiction === undefined) return {};
  return { contradicting: Object.keys(contradiction).filter((name) => name !== trigger.property) };
}
