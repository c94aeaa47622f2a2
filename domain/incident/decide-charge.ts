import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import { goesOnByItself } from './cause.ts';
import type { IncidentFact } from './facts.ts';
import { inCharge } from './in-charge.ts';
import type { Incident, IncidentState } from './incident.ts';
import { retryMembers, TRIED_AGAIN } from './incident.ts';

/** What whoever looks after an incident does with it itself, and not with what it holds. `textId`: why. */
export type ChargeCommand =
  | { readonly type: 'AssignIncident'; readonly owner: string; readonly textId: string }
  | { readonly type: 'SnoozeIncident'; readonly until: string; readonly textId: string }
  | { readonly type: 'ResolveIncident'; readonly textId: string };

/** No longer than this is an incident put off in one go: a week, in which somebody is back from a holiday. */
export const LONGEST_INCIDENT_SNOOZE_SECONDS = 7 * 24 * 60 * 60;

/** Until when an incident can be put off at most now. */
export function latestSnooze(now: string): string {
  return addSeconds(now, LONGEST_INCIDENT_SNOOZE_SECONDS);
}

/** What one such act makes of an incident; quiet where it is so already. */
export function decideCharge(
  state: IncidentState,
  command: ChargeCommand,
  now: string,
): Decision<IncidentFact> {
  if (state === undefined) return refused('no-incident');
  if (state.status === 'resolved')
    return command.type === 'ResolveIncident' ? decided() : refused('incident-over');
  switch (command.type) {
    case 'AssignIncident':
      return assign(state, command);
    case 'SnoozeIncident':
      return snooze(state, command, now);
    case 'ResolveIncident':
      return resolve(state, command);
  }
}

type Of<Type extends ChargeCommand['type']> = Extract<ChargeCommand, { type: Type }>;

function assign(state: Incident, { owner, textId }: Of<'AssignIncident'>): Decision<IncidentFact> {
  return inCharge(state).every((one) => one === owner)
    ? decided()
    : decided<IncidentFact>({ type: 'IncidentAssigned', owner, textId });
}

/** It only ever comes later than it would have. */
function snooze(
  state: Incident,
  { until, textId }: Of<'SnoozeIncident'>,
  now: string,
): Decision<IncidentFact> {
  if (until === state.deadlineAt && state.snoozedSeq !== undefined) return decided();
  if (until <= now) return refused('ends-in-the-past');
  if (until <= state.deadlineAt) return refused('told-later-anyway');
  if (until > latestSnooze(now)) return refused('snoozed-too-long');
  return decided<IncidentFact>({ type: 'IncidentSnoozed', until, textId });
}

/**
 * By hand ends only what nothing waits for: what could not be sent, shown or processed, which is tried once more and
 * comes back if it fails again. A handoff that is held, or an event that is blocked, is decided; then its incident ends.
 */
function resolve(state: Incident, { textId }: Of<'ResolveIncident'>): Decision<IncidentFact> {
  const because = whyNotResolved(state);
  return because === undefined ? retryMembers(state, { members: state.members, textId }) : refused(because);
}

/** Why an open incident cannot be closed by hand; undefined if it can. */
export function whyNotResolved({ cause }: Pick<Incident, 'cause'>): string | undefined {
  if (TRIED_AGAIN.has(cause.kind)) return undefined;
  return goesOnByItself(cause) ? 'goes-on-by-itself' : 'members-wait';
}
