import * as z from 'zod';
import type { Commit } from '#domain/log/commit.ts';
import type { Names } from '#domain/story/names.ts';
import { actorTextId, remarkTextId } from '#domain/text-ids.ts';
import type { Ports } from '#application/ports.ts';
import type { Caller } from './caller.ts';

const saying = z.looseObject({ textId: z.string().optional() });
const factWithTexts = saying.extend({ cause: saying.optional() });

/** Keeps who calls, and why, before anything is decided: a fact must never name a text that is not there. */
export async function keepReason(
  { texts, newId }: Pick<Ports, 'texts' | 'newId'>,
  caller: Caller,
  reason: string,
): Promise<string> {
  const textId = newId();
  await texts.put(actorTextId(caller.id), caller.arn);
  await texts.put(remarkTextId(textId), reason);
  return textId;
}

/** Who the operators in these commits are and what people wrote in them, as far as it was not erased. */
export async function erasableNames(texts: Ports['texts'], commits: readonly Commit[]): Promise<Names> {
  const found = await Promise.all(
    [...wanted(commits)].map(async ([name, textId]) => [name, await texts.get(textId)] as const),
  );
  return new Map(found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

function wanted(commits: readonly Commit[]): ReadonlyMap<string, string> {
  const operators = commits.flatMap(({ actor }) =>
    actor.kind === 'operator' ? [[actor.id, actorTextId(actor.id)] as const] : [],
  );
  const texts = commits
    .flatMap(({ facts }) => facts.flatMap(textIdsOf))
    .map((id) => [id, remarkTextId(id)] as const);
  return new Map([...operators, ...texts]);
}

function textIdsOf(fact: unknown): readonly string[] {
  const read = factWithTexts.safeParse(fact);
  if (!read.success) return [];
  return [read.data.textId, read.data.cause?.textId].filter((id) => id !== undefined);
}
