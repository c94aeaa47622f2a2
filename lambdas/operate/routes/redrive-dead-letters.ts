import { closestOf } from '#domain/contract/closest.ts';
import { redriveRequestSchema } from '#domain/operator/dead-letters.ts';
import type { RedriveAnswer } from '#domain/operator/dead-letters.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound, parseInput } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Moves a part of a dead-letter queue back to where it came from: whoever asks goes on until nothing is moved any more. */
export async function redriveDeadLetters(
  { deadLetterRedrive, now }: OperatePorts,
  { path, body }: OperatorCall,
): Promise<RedriveAnswer> {
  const { queue = '' } = path;
  const { before = now() } = parseInput(redriveRequestSchema, body);
  const { queues } = deadLetterRedrive;
  if (!queues.includes(queue)) throw notFound('queue of dead letters', queue, closestOf(queue, queues));
  return { queue, before, ...(await deadLetterRedrive.redrive(queue, before)) };
}
