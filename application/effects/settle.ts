import type { SubjectId } from '#domain/ids.ts';
import type { EffectPorts } from './effect-ports.ts';

/**
 * Ends the watch over a subject that nothing moves any more: only an effects run that began at or after `settleBy`
 * and has made everything true at that very commit may do it, because a Lambda that was under way may have stored its
 * token later than an earlier run looked.
 */
export async function settle(
  ports: Pick<EffectPorts, 'rows'>,
  subject: SubjectId,
  {
    seq,
    beganAt,
    dueAt,
  }: { readonly seq: number; readonly beganAt: string; readonly dueAt: string | undefined },
): Promise<void> {
  const row = await ports.rows.get(subject);
  if (row?.settleBy === undefined || row.seq !== seq || beganAt < row.settleBy) return;
  await ports.rows.settle(subject, seq, dueAt);
}
