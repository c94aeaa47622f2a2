import type { Handoff } from '#domain/handoff/state.ts';
import { handoffRowsOf } from '../handoffs-of-record.ts';
import type { EffectPorts } from './effect-ports.ts';

/**
 * Wakes the handoffs of a record that wait for another, once this one is done; each decides for itself. The list may
 * lag: whoever began to wait in this very moment is found when the end is settled, a step later. Where no contract of
 * this deployment waits for this one nobody is looked for: whoever still waits by an older version looks every day.
 */
export async function wakeDependants(
  { bundle, rows, queues }: Pick<EffectPorts, 'bundle' | 'rows' | 'queues'>,
  { contract: ended, status, record }: Handoff,
): Promise<void> {
  if (status !== 'completed' && status !== 'cancelled') return;
  if (!bundle.contracts.some(({ contract }) => contract.after === ended)) return;
  const waiting = (await handoffRowsOf({ rows }, record)).filter(({ after }) => after !== undefined);
  if (waiting.length > 0) await queues.wake(waiting.map(({ subjectId }) => subjectId));
}
