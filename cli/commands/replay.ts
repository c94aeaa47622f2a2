import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { ReplayPlan, ReplayTarget } from '#domain/operator/replay.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { table } from '../output/table.ts';
import { decide } from './decide.ts';

export interface ReplayOptions {
  readonly target?: readonly string[];
  readonly reason?: string;
  /** Carried out only with this, and a reason; else it is shown what would be written. */
  readonly confirm?: boolean;
}

/** Has what is done done once more; without `confirm` it only shows what each system shows now against what it should. */
export async function replay(
  api: Pick<OperatorApi, 'decide' | 'replayPlan'>,
  id: string,
  { target: targets, reason, confirm = false }: ReplayOptions,
): Promise<Outcome> {
  if (confirm && reason !== undefined)
    return decide(api, 'replay', id, { reason, ...(targets === undefined ? {} : { targets }) });
  const plan = await api.replayPlan(id, targets === undefined ? {} : { targets: targets.join(',') });
  return { data: plan, text: () => textOf(plan), exitCode: EXIT.ok };
}

function textOf({ targets }: ReplayPlan): string {
  const rows = targets.flatMap(rowsOf);
  const isAllSame = targets.every(({ fields, because }) => because === undefined && fields.every(isSame));
  const foot = isAllSame
    ? 'Each system named here shows what it should: a replay would write nothing.'
    : 'Nothing was changed. What differs would be written over, whoever wrote it; give --confirm and --reason to do it.';
  return `${table(rows, ['TARGET', 'FIELD', 'WANTED', 'SHOWN', ''])}\n${foot}`;
}

function rowsOf({ target, fields, because }: ReplayTarget): readonly (readonly string[])[] {
  if (because !== undefined) return [[target, '', '', '', `could not be read: ${because}`]];
  return fields.map((field) => [
    target,
    field.field,
    named(field.wanted),
    named(field.shown),
    comparison(field),
  ]);
}

/** What is equal to the system though it looks different is called so. */
function comparison({ isSame: same, wanted, shown }: ReplayTarget['fields'][number]): string {
  if (!same) return 'differs';
  return wanted === shown ? '' : 'the same, in another form';
}

function isSame(field: ReplayTarget['fields'][number]): boolean {
  return field.isSame;
}

function named(value: string): string {
  return value === '' ? '(empty)' : value;
}
