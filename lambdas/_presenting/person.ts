import type { Directory, Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Reader } from '#views/reader.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/http.ts';

export function findPerson(directory: Directory, id: string): Person | undefined {
  return personById(directory, id);
}

/** A person's name as others know it; whoever left the directory is still called something, and so is the mailbox. */
export function nameOf(directory: Directory, id: string): string {
  if (id === 'ops') return 'The operations team';
  return findPerson(directory, id)?.name ?? id;
}

/** Who reads a text now; people without an entry (the ops address) read in UTC. */
export function readerFor(person: Person | undefined, now: string): Reader {
  return { now, timeZone: person?.timeZone ?? 'UTC', locale: DEFAULT_LOCALE };
}
