import type { ComparePorts } from '#application/sync/compare-targets.ts';
import { compareForReplay } from '#application/sync/compare-targets.ts';
import { isSuperseded } from '#application/superseded.ts';
import { skippedTargets } from '#domain/handoff/due.ts';
import type { ReplayPlan } from '#domain/operator/replay.ts';
import { replayRequestSchema } from '#domain/operator/replay.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { notFound, parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';
import { refusalOf } from '#lambdas/_operating/refusal-of.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';

/** What each system shows now against what it should: what a replay would write. Refused as the replay itself would be. */
export async function planReplay(ports: ComparePorts, { path, query }: OperatorCall): Promise<ReplayPlan> {
  const { id = '' } = path;
  const { targets } = parseInput(replayRequestSchema, query);
  const found = await findSubject(ports, id);
  if (found.kind !== 'handoff') throw notFound('handoff', id);
  const compared = await compareForReplay(ports, found.state, targets);
  if ('refusal' in compared) throw refusalOf(compared.refusal, found, targets);
  if (await isSuperseded(ports, found.state)) throw refusedBecause('superseded');
  const looked = new Set(compared.targets.map(({ target }) => target));
  const without = skippedTargets(found.state).filter((name) => !looked.has(name));
  return { id, targets: [...compared.targets], without };
}
