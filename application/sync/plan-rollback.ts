import { mayBeWritten, writtenTargets } from '#domain/handoff/rollback.ts';
import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import type { LastKnown, RollbackPlan, ToReverse } from '#domain/operator/rollback-plan.ts';
import type { Ports } from '../ports.ts';
import { baselineValues } from './baseline.ts';
import { knownDigestKey } from './digests.ts';
import { keptValues } from './kept-values.ts';
import { EXISTS } from './exists.ts';

/**
 * What a rollback would give back and where, the first to be written first, and which targets no write has reached.
 * Nothing is read but what the log and its side items know.
 */
export async function planRollback(
  ports: Pick<Ports, 'texts'>,
  state: Handoff,
): Promise<Pick<RollbackPlan, 'targets' | 'notWritten'>> {
  const key = await knownDigestKey(ports, state.handoffId);
  const written = writtenTargets(state).filter(([, target]) => mayBeWritten(target));
  const names = written.map(([name]) => name);
  const back = await Promise.all(written.map(([name, target]) => toReverse(ports, state, name, target, key)));
  const left = written.flatMap(([target, { leftBehind }]) => leftBehind.map((thing) => ({ target, thing })));
  return {
    targets: [...back, ...left],
    notWritten: Object.keys(state.targets).filter((name) => !names.includes(name)),
  };
}

/** Without its values where they were erased, or where nobody can tell any more that they are those. */
async function toReverse(
  ports: Pick<Ports, 'texts'>,
  state: Handoff,
  target: string,
  known: TargetState,
  key: string | undefined,
): Promise<ToReverse> {
  const given = key === undefined ? undefined : await baselineValues(ports, state, target, known, key);
  if (given === undefined) return { target };
  const { [EXISTS]: was, ...values } = given.values;
  if (was === 'no') return { target, isMade: true };
  const last = known.kept.at(-1);
  const { wanted = {} } =
    (last && (await keptValues(ports, { handoffId: state.handoffId, target }, last))) ?? {};
  const shown = Object.entries(wanted).filter(([field]) => field in values);
  const fates = shown.map(([field]) => [field, lastKnown(state, target, known, field)] as const);
  return { target, values, shown: Object.fromEntries(shown), known: Object.fromEntries(fates) };
}

/** What the log said last of what was written to a field; a hold names the one that it found to be wrong. */
function lastKnown(state: Handoff, target: string, { done, plan }: TargetState, field: string): LastKnown {
  if (done !== undefined && plan === undefined) return done.verdict === 'ALREADY' ? 'unknown' : 'read-back';
  const wrong = openExceptions(state)
    .flatMap(({ cause }) => (cause.kind === 'mismatch' ? [cause] : []))
    .find((cause) => cause.target === target && cause.field === field);
  if (wrong === undefined) return 'unknown';
  return wrong.verdict === 'DROPPED' ? 'dropped' : 'changed';
}
