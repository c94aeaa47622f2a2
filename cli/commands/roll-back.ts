import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { RollbackPlan, ToReverse } from '#domain/operator/rollback-plan.ts';
import { lastWritten } from '#domain/story/last-written.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { table } from '../output/table.ts';
import { decide } from './decide.ts';

export interface RollBackWish {
  readonly reason?: string;
  /** Carried out only with this and a reason; else it is shown what would be written. */
  readonly confirm?: boolean;
}

/** Has everything taken back that was written for a held handoff; without `confirm` it only shows what that would write. */
export async function rollBack(
  api: Pick<OperatorApi, 'decide' | 'rollbackPlan'>,
  id: string,
  { reason, confirm = false }: RollBackWish,
): Promise<Outcome> {
  if (confirm && reason !== undefined) return decide(api, 'roll-back', id, { reason });
  const plan = await api.rollbackPlan(id);
  return { data: plan, text: () => textOf(plan), exitCode: EXIT.ok };
}

function textOf({ targets, notWritten }: RollbackPlan): string {
  const others = notWritten.length === 0 ? '' : `\nnot written: ${notWritten.join(', ')}`;
  const foot =
    'Nothing was changed. No system was looked at: each is read first when it is done, and what somebody has changed since is left. Give --confirm to do it.';
  if (targets.length === 0) return `Nothing has to be given back.${others}\n${foot}`;
  return `This would be given back, in this order:\n${table(targets.flatMap(linesOf))}${others}\n${foot}`;
}

function linesOf({
  target,
  values,
  shown = {},
  known = {},
  isMade,
  thing,
}: ToReverse): readonly (readonly string[])[] {
  if (isMade) return [[target, 'what Baton made there is put away', '', '']];
  if (thing !== undefined) return [[target, `${thing}: nothing, another record counts now`, '', '']];
  if (values === undefined) return [[target, 'nothing: the values of before are erased', '', '']];
  return Object.entries(values).map(([field, value]) => [
    ...[target, field, orEmpty(value)],
    shown[field] === undefined ? '' : lastWritten(orEmpty(shown[field]), known[field]),
  ]);
}

function orEmpty(value: string): string {
  return value === '' ? '(empty)' : value;
}
