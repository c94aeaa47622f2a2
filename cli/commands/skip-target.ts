import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { systemName } from '#domain/story/words.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { decide } from './decide.ts';

export interface SkipWish {
  readonly target: string;
  readonly reason: string;
  /** Also where the target is the system of record. */
  readonly confirm?: boolean;
}

/** Has a handoff go on without one of its systems; without the one whose record it is only when that is confirmed. */
export async function skipTarget(
  api: Pick<OperatorApi, 'decide' | 'show'>,
  id: string,
  { target, reason, confirm = false }: SkipWish,
): Promise<Outcome> {
  if (!confirm && (await isOfRecord(api, id, target))) return warning(id, target);
  return decide(api, 'skip-target', id, { reason, target });
}

/** A record is named by its system first: hubspot:contact:501. */
async function isOfRecord(api: Pick<OperatorApi, 'show'>, id: string, target: string): Promise<boolean> {
  const { record = '' } = (await api.show(id)).summary;
  return record.split(':')[0] === target;
}

function warning(id: string, target: string): Outcome {
  const sentence = `${systemName(target)} is the system of record: without it the record itself goes on showing who had it before, while everything else shows the new owner. Nothing was changed; give --confirm to do it.`;
  return { data: { id, target, changed: false }, text: () => sentence, exitCode: EXIT.failed };
}
