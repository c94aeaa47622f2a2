import { closestOf } from '#domain/contract/closest.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import type { AttemptsAnswer } from '#domain/operator/evidence.ts';
import { attemptsRequestSchema } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { badField, notFound, parseInput } from '#lambdas/_operating/problem.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** Of each handoff so many goes of workers are shown at most, the latest ones. */
const MOST_SHOWN = 100;

/** What workers sent for a handoff and were told, as long as it is kept. */
export async function showAttempts(
  ports: LookUpPorts,
  { path, query }: OperatorCall,
): Promise<AttemptsAnswer> {
  const { id = '' } = path;
  const { target } = parseInput(attemptsRequestSchema, query);
  const found = await findSubject(ports, id);
  if (found.kind !== 'handoff') throw notFound('handoff', id);
  const targets = Object.keys(found.state.targets);
  if (target !== undefined && !targets.includes(target))
    throw badField('target', `one of ${targets.join(', ')}`, closestOf(target, targets));
  const latest = await ports.attemptRecords.latest(handoffIdSchema.parse(id), MOST_SHOWN);
  const shown = latest.filter((one) => target === undefined || one.target === target);
  return { id, attempts: shown.toReversed(), isCut: latest.length === MOST_SHOWN };
}
