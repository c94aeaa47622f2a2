import type { Row } from '#domain/ports/rows.ts';
import type { EffectPorts } from './effect-ports.ts';

export interface Settling {
  /** The commit for which all effects are made now. */
  readonly seq: number;
  readonly beganAt: string;
  /** The fold's own next deadline. */
  readonly dueAt: string | undefined;
}

/**
 * Ends the watch over a subject that nothing moves any more: only an effects run that began at or after `settleBy`
 * and has made everything true at that very commit may do it, because a Lambda that was under way may have stored its
 * token later than an earlier run looked. The row is the one that stood when the run began: only a newer commit
 * gives it another `settleBy`, and then it is left alone.
 */
export async function settle(
  ports: Pick<EffectPorts, 'rows'>,
  row: Row,
  { seq, beganAt, dueAt }: Settling,
): Promise<void> {
  if (row.settleBy === undefined || row.seq !== seq || beganAt < row.settleBy) return;
  await ports.rows.settle(row.subjectId, seq, dueAt);
}
