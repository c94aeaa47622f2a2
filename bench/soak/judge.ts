import { checkLog } from '#cli/check-log.ts';
import { factsOf } from '#test/cloud-support/handoffs.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import type { Played } from './play-handoff.ts';
import { heldIn } from './sandboxes.ts';

/** What must be nothing, each with what was found. */
export interface Wrong {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly falselyDone: readonly string[];
  readonly broken: readonly string[];
}

/** Compares what the log claims of a handoff with what the systems hold. */
export async function wrongWith(cloud: TestCloud, played: Played): Promise<Wrong> {
  const { things, end, because } = played;
  const { handoffId } = things;
  const { shows, doubled } = await heldIn(cloud, things);
  const facts = await factsOf(cloud, handoffId);
  const verified = facts.flatMap((fact) =>
    fact.type === 'TargetVerified' && typeof fact.target === 'string' ? [fact.target] : [],
  );
  const claimed = end === 'completed' ? Object.keys(shows) : verified;
  const shown = Object.entries(shows).flatMap(([system, isShown]) => (isShown ? [system] : []));
  const { chain, projection } = checkLog(handoffId, await cloud.operator.log(handoffId));
  const named = (what: string): string => `${handoffId}: ${what}`;
  return {
    lost: end === 'lost' ? [named(because)] : [],
    doubled: doubled.map(named),
    falselyDone: claimed.filter((system) => !shown.includes(system)).map(named),
    broken: [chain, projection].flatMap(({ holds, found }) => (holds ? [] : [named(found)])),
  };
}
