import * as z from 'zod';
import { made } from '#domain/made.ts';
import { linksEndedId, linksEndedReasonId } from '#domain/text-ids.ts';
import type { Ports } from './ports.ts';

const endedSchema = /* @__PURE__ */ made(() => z.object({ at: z.string(), by: z.string() }));
/** When somebody's personal links were ended last; `by`: they themselves, or an operator under the id of the log. */
export type EndedLinks = z.infer<typeof endedSchema>;

/** Whose links end, by whom, and why, if it has to be said. */
export interface EndingLinks {
  readonly person: string;
  readonly by: string;
  readonly reason?: string;
}

/**
 * Ends every personal link that somebody has, with what these links lead to: one write, which every page behind such a
 * link looks at, so that none is missed and nothing is half done. What is minted later holds.
 */
export async function endLinks(
  { texts, now }: Pick<Ports, 'texts' | 'now'>,
  { person, by, reason }: EndingLinks,
): Promise<void> {
  const ended: EndedLinks = { at: now(), by };
  await texts.put(linksEndedId(person), JSON.stringify(ended));
  if (reason === undefined) await texts.remove(linksEndedReasonId(person));
  else await texts.put(linksEndedReasonId(person), reason);
}

/** When somebody's links were ended last; undefined: never. */
export async function endedLinks(
  { get }: Pick<Ports['texts'], 'get'>,
  person: string,
): Promise<EndedLinks | undefined> {
  const text = await get(linksEndedId(person));
  return text === undefined ? undefined : endedSchema.parse(JSON.parse(text));
}

/** Whether a link of somebody's that was minted then was ended since. */
export async function isLinkEnded(
  texts: Pick<Ports['texts'], 'get'>,
  person: string,
  mintedAt: string,
): Promise<boolean> {
  const ended = await endedLinks(texts, person);
  return ended !== undefined && mintedAt <= ended.at;
}
