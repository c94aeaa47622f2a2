import type { Commit } from '#domain/log/commit.ts';
import type { Names } from '#domain/story/names.ts';
import { erasedPeople } from '#application/erased-people.ts';
import { remarksIn } from '#domain/remarks-in.ts';
import { actorTextId, remarkTextId } from '#domain/text-ids.ts';
import type { Ports } from '#application/ports.ts';
import type { Caller } from './caller.ts';

/** Keeps who calls, and why, before anything is decided: a fact must never name a text that is not there. */
export async function keepReason(
  { texts, newId }: Pick<Ports, 'texts' | 'newId'>,
  caller: Caller,
  reason: string,
): Promise<string> {
  const textId = newId();
  await keepCaller({ texts }, caller);
  await texts.put(remarkTextId(textId), reason);
  return textId;
}

/** Keeps who calls, where no reason is asked for. */
export async function keepCaller({ texts }: Pick<Ports, 'texts'>, caller: Caller): Promise<void> {
  await texts.put(actorTextId(caller.id), caller.arn);
}

/** What a story says instead of the name of somebody who was erased. */
const ERASED = '(erased)';

/**
 * Who the operators in these commits are and what people wrote in them, as far as it was not erased; and for whom nothing
 * is told any more, although the directory may still know them.
 */
export async function erasableNames(texts: Ports['texts'], commits: readonly Commit[]): Promise<Names> {
  const erased = (await erasedPeople(texts)).map(({ person }) => [person, ERASED] as const);
  const found = await Promise.all(
    [...wanted(commits)].map(async ([name, textId]) => [name, await texts.get(textId)] as const),
  );
  const told = found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return new Map([...told, ...erased]);
}

function wanted(commits: readonly Commit[]): ReadonlyMap<string, string> {
  const operators = commits.flatMap(({ actor }) =>
    actor.kind === 'operator' ? [[actor.id, actorTextId(actor.id)] as const] : [],
  );
  const texts = commits
    .flatMap(({ facts }) => facts.flatMap(remarksIn))
    .map((id) => [id, remarkTextId(id)] as const);
  return new Map([...operators, ...texts]);
}
