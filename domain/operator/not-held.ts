import { openDeferrals } from '../handoff/due.ts';
import type { Handoff } from '../handoff/state.ts';
import { systemName } from '../story/words.ts';
import type { OperatorDecision } from './requests.ts';

/** Why what is asked for is not possible of a handoff that is not held: what it is doing instead, and from when it is. */
export function notHeldSentence(asked: OperatorDecision, state: Handoff): string {
  return `${asked} is not possible yet: it ${DOING[state.status]}${waitsOf(state)}. ${fromWhen(asked)}`;
}

const DOING: Readonly<Record<Handoff['status'], string>> = {
  observed: 'is only observed',
  offered: 'is offered, and waits for an answer',
  postponed: 'is put off',
  deciding: 'is between two steps',
  syncing: 'is being written',
  cancelling: 'is being cancelled',
  'rolling-back': 'is being taken back',
  held: 'is held',
  completed: 'is completed',
  cancelled: 'is cancelled',
};

function waitsOf(state: Handoff): string {
  return openDeferrals(state)
    .map(({ target, system, at }) => `, and waits for ${systemName(system ?? target)} until ${at} at least`)
    .join('');
}

function fromWhen(asked: OperatorDecision): string {
  switch (asked) {
    case 'skip-target':
      return 'It is possible once somebody is told of that wait (for a system that is down, after a quarter of an hour), or once it is held.';
    case 'retry':
      return 'It is possible once it is held, or waits for a system that is left alone.';
    case 'roll-back':
      return 'It is possible once it is held; to end it now: cancel.';
    case 'release':
    case 'reassign':
    case 'start':
    case 'replay':
    case 'cancel':
      return 'It is possible once it is held.';
  }
}
