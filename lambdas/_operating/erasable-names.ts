import type { Commit } from '#domain/log/commit.ts';
import type { Names } from '#domain/story/names.ts';
import { erasedPeople } from '#application/erased-people.ts';
import { withRemark } from '#application/with-remark.ts';
import type { RemarkPorts } from '#application/with-remark.ts';
import { remarksIn } from '#domain/remarks-in.ts';
import { actorTextId, remarkTextId } from '#domain/text-ids.ts';
import type { Ports } from '#application/ports.ts';
import type { Caller } from './caller.ts';

/** Has something decided for a caller: who they are is kept before, and why they want it if a fact comes to name it. */
export async function withReason<Made extends { readonly commit: Commit | undefined } | undefined>(
  ports: RemarkPorts,
  { caller, reason }: { readonly caller: Caller; readonly reason: string },
  act: (textId: string) => Promise<Made>,
): Promise<Made> {
  await keepCaller(ports, caller);
  return withRemark(ports, reason, act);
}

/** Keeps who calls before anything is decided for them. */
export async function keepCaller({ texts }: Pick<RemarkPorts, 'texts'>, caller: Caller): Promise<void> {
  await texts.put(actorTextId(caller.id), caller.arn);
}

/** What is said instead of the name of somebody who was erased. */
export const ERASED = '(erased)';

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
