import type { Directory } from '../contract/directory.ts';

/** What ids stand for: people by name, operators by the identity that called, erasable texts by what they say. */
export type Names = ReadonlyMap<string, string>;

/** The names of everybody in the directory. */
export function namesOf(directory: Directory): Names {
  return new Map(directory.people.map(({ id, name }) => [id, name]));
}

/** The name behind an id; the id itself if it is not known, or was erased. */
export function nameOf(names: Names, id: string): string {
  return names.get(id) ?? id;
}
