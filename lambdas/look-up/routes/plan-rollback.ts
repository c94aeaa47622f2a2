import { baselineValues } from '#application/sync/baseline.ts';
import { knownDigestKey } from '#application/sync/digests.ts';
import { rollBack } from '#domain/handoff/decide-way-out.ts';
import { writtenTargets } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { RollbackPlan } from '#domain/operator/answers.ts';
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
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  return { id, targets: await targetsOf(ports, found.state) };
}

async function targetsOf(ports: LookUpPorts, state: Handoff): Promise<RollbackPlan['targets']> {
  const key = await knownDigestKey(ports, state.handoffId);
  const planned = writtenTargets(state).map(async ([target, known]) => {
    const given = key === undefined ? undefined : await baselineValues(ports, state, target, known, key);
    return { target, ...(given === undefined ? {} : { values: given.values }) };
  });
  return Promise.all(planned);
}
