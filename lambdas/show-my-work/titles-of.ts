import { briefId, briefSchema } from '#domain/admission/brief.ts';
import type { WorkPorts } from './work-ports.ts';

/** Of so many at most the titles are read in one request. */
const TITLES = 100;

/** What handoffs are called, by their ids, in one request for each hundred; those that were erased are missing. */
export async function titlesOf(
  { texts }: Pick<WorkPorts, 'texts'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < ids.length; start += TITLES) {
    const some = ids.slice(start, start + TITLES);
    const briefs = await texts.getMany(some.map(briefId));
    for (const id of some) {
      const brief = briefs.get(briefId(id));
      if (brief !== undefined) found.set(id, briefSchema.parse(JSON.parse(brief)).title);
    }
  }
  return found;
}
