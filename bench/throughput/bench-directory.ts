import type { Directory } from '#domain/contract/directory.ts';
import { sampleDirectory } from '#test/unit/contract/sample.ts';

/** The shipped directory; the service board knows people by their addresses. */
export const benchDirectory: Directory = {
  ...sampleDirectory,
  people: sampleDirectory.people.map((person) => ({
    ...person,
    ids: { ...person.ids, http: { board: person.email } },
  })),
};
