import { personById } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { EffectPorts } from './effect-ports.ts';

/**
 * Lists a handoff among those that its giver handed over, whom the event or the record named and the directory knows.
 * The log does not show that the workflow has started before it was listed, so it is over and done with then.
 */
export async function listGivenHandoff(
  { givenHandoffs, bundle }: Pick<EffectPorts, 'givenHandoffs' | 'bundle'>,
  { workflow, hasGiver, giver, handoffId, requestedAt }: Handoff,
): Promise<void> {
  if (workflow.seen || !hasGiver || personById(bundle.directory, giver) === undefined) return;
  await givenHandoffs.put(giver, handoffId, requestedAt);
}
