import type { Contract } from '#domain/contract/contract.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { isGone } from '#domain/handoff/record-move.ts';
import { isBack, mayBeWritten } from '#domain/handoff/rollback.ts';
import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { ShownAfterwards } from '#views/cancelled.ts';

/** What was looked up of a handoff that is cancelled. */
export interface Looked {
  readonly state: Handoff;
  readonly contract: Contract;
  readonly facts: readonly HandoffFact[];
  /** Of the offer that whoever is told had accepted. */
  readonly epoch: number | undefined;
}

/** What a system shows of whoever had accepted; undefined where nothing was entered for them. */
export function shownAfterwards(
  looked: Looked,
  name: string,
  target: TargetState,
): ShownAfterwards | undefined {
  const { state, contract, epoch } = looked;
  const { done, reversal } = target;
  if (typeof reversal?.end === 'object') return reversal.end.because === 'overwritten' ? 'else' : 'not-back';
  if (done !== undefined && done.epoch === epoch)
    return isGone(state.lastMove) && name === state.record.source ? 'unknown' : 'owner';
  if (!mayBeWritten(target)) return undefined;
  if (isBack(target)) return targetNamed(contract, name)?.where.by === 'made' ? 'put-away' : 'before';
  // It is back, but what the record led to before is not.
  return reversal?.end === 'reversed' ? 'not-back' : unverified(looked, name, target);
}

/** What was or may have been written for them, and never verified. */
function unverified(
  { facts, epoch }: Looked,
  name: string,
  { isMismatchKnown }: TargetState,
): ShownAfterwards | undefined {
  const told = facts.flatMap((fact) => entryIn(fact, name, epoch) ?? []);
  const refused = new Set(told.flatMap(({ type, attempt }) => (type === 'refused' ? [attempt] : [])));
  const entries = told.filter(({ type, attempt }) => type !== 'refused' && !refused.has(attempt));
  if (!entries.some(({ type }) => type === 'planned')) return undefined;
  return isMismatchKnown || entries.at(-1)?.type === 'mismatched' ? 'else' : 'unknown';
}

interface Entry {
  readonly type: 'planned' | 'refused' | 'mismatched';
  readonly attempt: number | undefined;
}

/** A plan to enter them; that it ended without a write; or that something else was read back than it says. */
function entryIn(fact: HandoffFact, name: string, epoch: number | undefined): Entry | undefined {
  if (!('target' in fact) || !('epoch' in fact)) return undefined;
  if (fact.target !== name || fact.epoch !== epoch) return undefined;
  if (fact.type === 'TargetPlanned' && fact.purpose === undefined)
    return { type: 'planned', attempt: fact.attempt };
  if (fact.type === 'TargetMismatched' && fact.verdict !== 'UNVERIFIABLE')
    return { type: 'mismatched', attempt: fact.attempt };
  const isWithoutWrite =
    fact.type === 'TargetDeferred' || (fact.type === 'AttemptFailed' && fact.isUnread === undefined);
  return isWithoutWrite ? { type: 'refused', attempt: fact.attempt } : undefined;
}
