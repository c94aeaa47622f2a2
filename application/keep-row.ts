import type { Row } from '#domain/ports/rows.ts';
import type { Settings } from '#domain/settings.ts';
import { addSeconds } from '#domain/time.ts';
import type { Ports } from './ports.ts';

/** A row that is due once more, one step from now: until its effects are known to have been made. */
export function dueUntilSettled(row: Row, settings: Settings, now: string): Row {
  const settleBy = addSeconds(now, settings.stepSeconds);
  return { ...row, settleBy, dueAt: settleBy };
}

/**
 * Makes sure that a row stands at least at this commit, and answers the one that stands: most often whoever committed
 * has written it, and a read costs a fraction of a put that is refused.
 */
export async function keepRow({ rows }: Pick<Ports, 'rows'>, row: Row): Promise<Row> {
  const present = await rows.get(row.subjectId);
  if (present !== undefined && present.seq >= row.seq) return present;
  await rows.put(row);
  return row;
}
