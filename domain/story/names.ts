import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';

/** What ids stand for: people by name, reasons by label, operators by the identity that called, erasable texts by what they say. */
export type Names = ReadonlyMap<string, string>;

/** The names of everybody in the directory. */
export function namesOf(directory: Directory): Names {
  return new Map(directory.people.map(({ id, name }) => [id, name]));
}

/** The key under which a reason for returning stands among the names. */
export function returnReasonKey(code: string): string {
  return `return-reason#${code}`;
}

/** What the contract calls its own reasons for returning. */
export function namesOfReasons({ returnReasons }: Pick<Contract, 'returnReasons'>): Names {
  return new Map(returnReasons.map(({ code, label }) => [returnReasonKey(code), label]));
}

/** The name behind an id; the id itself if it is not known, or was erased. */
export function nameOf(names: Names, id: string): string {
  return names.get(id) ?? id;
}
