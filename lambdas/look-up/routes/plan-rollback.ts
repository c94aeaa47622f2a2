import { planRollback as planOf } from '#application/sync/plan-rollback.ts';
import { rollBack } from '#domain/handoff/decide-way-out.ts';
import type { RollbackPlan } from '#domain/operator/rollback-plan.ts';
import { notHeldSentence } from '#domain/operator/not-held.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound, refusedBecause } from '#lambdas/_operating/problem.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** What a rollback would give back and where, the first to be written first. Refused as the rollback itself would be. */
export async function planRollback(ports: LookUpPorts, { path }: OperatorCall): Promise<RollbackPlan> {
  const { id = '' } = path;
  const found = await findSubject(ports, id);
  if (found.kind !== 'handoff') throw notFound('handoff', id);
  const { refusal } = rollBack(found.state, undefined);
  if (refusal?.because === 'not-held')
    throw refusedBecause(refusal.because, notHeldSentence('roll-back', found.state));
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  return { id, ...(await planOf(ports, found.state)) };
}
