import type { Row } from '#domain/ports/rows.ts';
import type { EffectPorts } from './effect-ports.ts';

const PAGE = 100;
/** No cursor looks like this. */
const END = 'end';

/** What waits for an answer, to be offered or to be started: the clock of these depends on their contract's pauses. */
export const isTimed = ({ status, startBy }: Row): boolean =>
  status === 'offered' || status === 'postponed' || startBy !== undefined;
export const isBlocked = ({ status }: Row): boolean => status === 'blocked';

/**
 * Wakes everything of a contract that is that is meant, page by page; each decides for itself.
 * Whoever takes the walk up again goes on at the last page that was not done.
 */
export async function wakeOpen(
  { rows, queues, bookmarks }: Pick<EffectPorts, 'rows' | 'queues' | 'bookmarks'>,
  contract: string,
  walk: string,
  isMeant: (row: Row) => boolean,
): Promise<void> {
  let place = await bookmarks.get(walk);
  while (place !== END) {
    const page = await rows.byContract(contract, PAGE, place);
    const open = page.rows.filter(isMeant);
    if (open.length > 0) await queues.wake(open.map(({ subjectId }) => subjectId));
    place = page.next ?? END;
    await bookmarks.put(walk, place);
  }
}
