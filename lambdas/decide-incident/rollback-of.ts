import { loadHandoff } from '#application/command-handoff.ts';
import { planRollback } from '#application/sync/plan-rollback.ts';
import { rollBack } from '#domain/handoff/decide-way-out.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { ToReverse } from '#domain/operator/rollback-plan.ts';
import { about, systemName } from '#domain/story/words.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';
import type { ShownReversal, ShownRollback } from '#views/rollback.ts';
import type { AttemptsPorts } from './attempts-of.ts';
import { namesIn } from './name-in.ts';
import { heldIn } from '#domain/incident/held-in.ts';

/** So many handoffs of an incident are shown, and of the others how many there are. */
const SHOWN = 20;

/**
 * What taking back would do for each handoff of an incident, as far as the log knows: a page behind a link reads no
 * system. Handoffs for which nothing was written, or that have moved on, are left out.
 */
export async function rollbackOf(ports: AttemptsPorts, { members }: Incident): Promise<ShownRollback> {
  const held = heldIn(members);
  const plans = await Promise.all(held.slice(0, SHOWN).map((member) => planFor(ports, member)));
  return { handoffs: plans.flatMap((plan) => plan ?? []), more: Math.max(0, held.length - SHOWN) };
}

async function planFor(
  ports: AttemptsPorts,
  member: string,
): Promise<ShownRollback['handoffs'][number] | undefined> {
  const { subject } = memberOf(member);
  if (subject === undefined || subjectParts(subject).kind !== 'handoff') return undefined;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subject).id));
  if (state === undefined || rollBack(state, undefined).refusal !== undefined) return undefined;
  const { targets, notWritten } = await planRollback(ports, state);
  if (targets.length === 0) return undefined;
  const { title: whatTitle } = await briefOf(ports, state);
  const systems = targets.map(async (target) =>
    shownReversal(target, await namesIn(ports, state, target.target)),
  );
  return { whatTitle, systems: await Promise.all(systems), notWritten: notWritten.map(systemName) };
}

function shownReversal(
  { target, values, shown = {}, known = {}, isMade, thing }: ToReverse,
  named: Awaited<ReturnType<typeof namesIn>>,
): ShownReversal {
  const system = systemName(target) + about(thing);
  if (isMade) return { system, does: 'put-away' };
  if (values === undefined) return { system, does: 'nothing' };
  const fields = Object.entries(values).map(([field, given]) => ({
    ...{ field, given: named(field, given), known: known[field] ?? 'unknown' },
    shown: shown[field] === undefined ? undefined : named(field, shown[field]),
  }));
  return { system, does: 'give-back', fields };
}
