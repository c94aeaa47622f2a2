import type { Ports } from '#application/ports.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Commit } from '#domain/log/commit.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import type { Reader } from '#views/reader.ts';
import { textsFor } from '#views/texts/texts-for.ts';

/** A person's name as others know it; whoever left the directory is still called something, and so is the mailbox. */
export function nameOf(directory: Directory, id: string): string {
  if (id === 'ops') return textsFor(DEFAULT_LOCALE).people.operations;
  if (id === 'ops-channel') return textsFor(DEFAULT_LOCALE).people.opsChannel;
  return personById(directory, id)?.name ?? id;
}

/** Who made a commit, by name: who operators are is nobody's business but theirs; a decision of nobody's is the contract's. */
export function byName(
  { bundle }: Pick<Ports, 'bundle'>,
  commit: Pick<Commit, 'actor'> | undefined,
): string | undefined {
  const { actor } = commit ?? {};
  if (actor === undefined || actor.kind === 'system') return undefined;
  return nameOf(bundle.directory, actor.kind === 'person' ? actor.id : 'ops');
}

/** Who reads a text now; people without an entry (the ops address) read in UTC. */
export function readerFor(person: Person | undefined, now: string): Reader {
  return { now, timeZone: person?.timeZone ?? 'UTC', locale: DEFAULT_LOCALE };
}
