import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { LOOK_BUDGET, RESTORE_BUDGET, SECOND_LOOK_SECONDS } from '../settings.ts';
import { addSeconds } from '../time.ts';
import { claimOf } from './claim.ts';
import type { CompareOwner, HandoffRules } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/**
 * A target was read again after its handoff was completed. Another owner than the claimed one is believed on a second
 * look only: the first may have met a change that is taken back, or an old value. Refused when the log has moved since
 * the look.
 */
export function decideCompare(
  state: Handoff,
  command: CompareOwner,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const { target, seen } = command;
  if (claimOf(state, target) === undefined) return refused('no-claim');
  if (seen.epoch !== state.epoch || seen.attempt !== state.targets[target]?.attempt) return refused('moved');
  const { difference } = state;
  switch (command.shows) {
    case 'claimed':
      return difference === undefined ? decided() : decided({ type: 'DifferenceGone', target });
    case 'gone':
      return decided({ type: 'RecordMovedOn', move: { kind: 'deleted' } });
    case 'other':
      if (difference === undefined)
        return decided({ type: 'DifferenceSeen', target, recheckAt: addSeconds(now, SECOND_LOOK_SECONDS) });
      return now < difference.believedFrom ? decided() : decided(...changed(state, command, rules));
    case 'unreadable':
      if (difference === undefined) return decided();
      if (command.isForGood !== true && difference.looks < LOOK_BUDGET) return decided();
      return decided(...asked(target));
  }
}

/** What was seen once can be neither believed nor denied: a person decides. */
function asked(target: string): readonly HandoffFact[] {
  return [
    { type: 'RecordMovedOn', move: { kind: 'owner', target } },
    { type: 'HandoffHeld', cause: { kind: 'owner-changed', target } },
  ];
}

function changed(state: Handoff, command: CompareOwner, { contract }: HandoffRules): readonly HandoffFact[] {
  const { target } = command;
  const to = command.to === undefined ? {} : { to: command.to };
  const moved: HandoffFact = { type: 'RecordMovedOn', move: { kind: 'owner', target, ...to } };
  const { whenOwnerChanges } = contract;
  if (whenOwnerChanges === 'adopt' || command.isSuperseded === true) return [moved];
  if (whenOwnerChanges === 'restore' && command.hasOwnerLeft === true) return [moved];
  // Whoever changes it each time (often an automation) is not fought with: a person decides.
  if (whenOwnerChanges === 'ask' || state.restores >= RESTORE_BUDGET)
    return [moved, { type: 'HandoffHeld', cause: { kind: 'owner-changed', target, ...to } }];
  return [
    moved,
    { type: 'HandoffReopened', because: 'owner-changed', targets: [target] },
    { type: 'WorkflowStarted', run: state.workflow.run + 1 },
  ];
}
