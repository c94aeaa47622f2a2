import type { EffectPorts } from './effect-ports.ts';

const PAGE = 100;
/** No cursor looks like this. */
const END = 'end';

/** What waits for an answer or to be offered: the clock of these depends on their contract's pauses. */
export const OPEN: ReadonlySet<string> = new Set(['offered', 'postponed']);
export const BLOCKED: ReadonlySet<string> = new Set(['blocked']);

/**
 * Wakes everything of a contract that is in one of these statuses, page by page; each decides for itself.
 * Whoever takes the walk up again goes on at the last page that was not done.
 */
export async function wakeOpen(
  { rows, queues, bookmarks }: Pick<EffectPorts, 'rows' | 'queues' | 'bookmarks'>,
  contract: string,
  walk: string,
  statuses: ReadonlySet<string>,
): Promise<void> {
  let place = await bookmarks.get(walk);
  while (place !== END) {
    const page = await rows.byContract(contract, PAGE, place);
    const open = page.rows.filter(({ status }) => statuses.has(status));
    if (open.length > 0) await queues.wake(open.map(({ subjectId }) => subjectId));
    place = page.next ?? END;
    await bookmarks.put(walk, place);
  }
}
