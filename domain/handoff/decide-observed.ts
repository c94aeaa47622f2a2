import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { secondsUntil } from '../time.ts';
import type { HandoffCommand, SeeOwner } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

type Observed = Extract<Handoff, { status: 'observed' }>;

/** What is only observed ends by what others do, or by its deadline; nobody answers it or decides about it. */
export function decideObserved(state: Observed, command: HandoffCommand, now: string): Decision<HandoffFact> {
  if (command.type === 'SeeOwner') return ownerSeen(state, command);
  if (command.type !== 'Wake') return refused('observed');
  return isDue(state, now) ? decided({ type: 'TransferOverdue' }) : decided();
}

/** The first change of owner is the transfer, however late; what was so before is none. */
function ownerSeen({ observation, occurredAt }: Observed, { owner, since }: SeeOwner): Decision<HandoffFact> {
  if (since <= occurredAt) return refused('older');
  if (observation.transfer !== undefined) return decided();
  return decided({
    type: 'TransferObserved',
    ...(owner === undefined ? {} : { owner }),
    tookSeconds: secondsUntil(occurredAt, since),
  });
}

function isDue({ observation }: Observed, now: string): boolean {
  const { transfer, isOverdue, until } = observation;
  return transfer === undefined && !isOverdue && now >= until;
}
