import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import type { IncidentCause } from './cause.ts';
import type { IncidentFact } from './facts.ts';
import type { IncidentNotice, Retry, Stakes } from './stake.ts';

export interface Incident {
  readonly seq: number;
  readonly status: 'open' | 'resolved';
  readonly cause: IncidentCause;
  readonly contract: string | undefined;
  readonly owner: string;
  readonly openedAt: string;
  /** The outage that it is about, where it is about one. */
  readonly since: string | undefined;
  readonly deadlineAt: string;
  readonly escalations: number;
  readonly members: readonly string[];
  /** Who has left does not come back by being seen again; unless somebody had it tried again. */
  readonly everMembers: readonly string[];
  /** Whose trouble each of them is. */
  readonly stakes: Stakes;
  readonly notices: readonly IncidentNotice[];
  readonly retries: readonly Retry[];
  /** Those of the present opening that went on by themselves, and when it ended last. */
  readonly wentOn: readonly string[];
  readonly endedAt: string | undefined;
  /** Up to when what lies in its queue was sent back last. */
  readonly redrivenBefore: string | undefined;
}
export type IncidentState = Incident | undefined;

interface Joining {
  readonly member: string;
  readonly cause: IncidentCause;
  readonly contract?: string;
  readonly owner: string;
  readonly withinSeconds: number;
  /** Since when the system has been left alone that it waits for: what has the same one is the same outage. */
  readonly since?: string;
}

export type IncidentCommand =
  | (Joining & { readonly type: 'JoinIncident' })
  | (Joining & { readonly type: 'NoteRedrive'; readonly before: string; readonly textId: string })
  | {
      readonly type: 'LeaveIncident';
      readonly members: readonly string[];
      /** What they waited for has come. */
      readonly wentOn?: boolean;
    }
  | { readonly type: 'RetryMembers'; readonly members: readonly string[] }
  | { readonly type: 'Wake' };

/** An incident without a contract has two days, like any other unless its contract says otherwise. */
export const INCIDENT_WITHIN_SECONDS = 48 * 60 * 60;
/** How long after a missed deadline, and then after every further notice, an open incident is told again. */
export const ESCALATE_EVERY_SECONDS = 24 * 60 * 60;

/** What one command makes of an incident: one cause has one incident, however often and by however many it is met. */
export function decideIncident(
  state: IncidentState,
  command: IncidentCommand,
  now: string,
): Decision<IncidentFact> {
  switch (command.type) {
    case 'JoinIncident':
      return join(state, command, now);
    case 'NoteRedrive':
      return noteRedrive(state, command, now);
    case 'LeaveIncident':
      return leave(state, command);
    case 'RetryMembers':
      return retry(state, command.members);
    case 'Wake':
      return escalate(state, now);
  }
}

function join(
  state: IncidentState,
  { member, cause, contract, owner, withinSeconds, since }: Joining,
  now: string,
): Decision<IncidentFact> {
  const deadlineAt = addSeconds(now, withinSeconds);
  const stake = { ...(contract === undefined ? {} : { contract }), owner };
  const opening = { ...stake, ...(since === undefined ? {} : { since }), deadlineAt, member };
  if (state === undefined) return decided({ type: 'IncidentOpened', cause, ...opening });
  if (state.everMembers.includes(member)) return decided();
  return state.status === 'resolved'
    ? decided<IncidentFact>({ type: 'IncidentReopened', ...opening })
    : decided<IncidentFact>({ type: 'IncidentJoined', ...stake, member });
}

/** One act for all that lies there, in however many goes it is moved. Nobody need have noticed yet what lies there. */
function noteRedrive(
  state: IncidentState,
  { before, textId, ...joining }: Extract<IncidentCommand, { type: 'NoteRedrive' }>,
  now: string,
): Decision<IncidentFact> {
  if (state?.redrivenBefore === before) return decided();
  const opened = state === undefined ? join(state, joining, now).facts : [];
  return decided<IncidentFact>(...opened, { type: 'IncidentRedriven', before, textId });
}

function leave(
  state: IncidentState,
  { members, wentOn = false }: Extract<IncidentCommand, { type: 'LeaveIncident' }>,
): Decision<IncidentFact> {
  const leaving = presentAmong(state, members);
  const how = wentOn ? ({ wentOn } as const) : {};
  const left = leaving.map((member) => ({ type: 'IncidentLeft', member, ...how }) as const);
  return decided<IncidentFact>(...left, ...endWithout(state, leaving, 'cause-removed'));
}

/** These are not about what a person decides on their members: whoever saw to what failed says so, and what can be done once more is. */
const TRIED_AGAIN: ReadonlySet<IncidentCause['kind']> = new Set([
  'dead-letters',
  'notice-failed',
  'reflect-failed',
  'status-failed',
]);

/** Anything else ends with what was decided about its members. */
function retry(state: IncidentState, members: readonly string[]): Decision<IncidentFact> {
  const retrying = presentAmong(state, members);
  if (state === undefined || retrying.length === 0) return decided();
  if (!TRIED_AGAIN.has(state.cause.kind)) return refused('members-wait');
  return decided<IncidentFact>(
    { type: 'IncidentRetried', members: [...retrying] },
    ...endWithout(state, retrying, 'by-hand'),
  );
}

function presentAmong(state: IncidentState, members: readonly string[]): readonly string[] {
  const those = new Set(members);
  return state?.members.filter((member) => those.has(member)) ?? [];
}

/** It ends with whoever is the last to go. */
function endWithout(
  state: IncidentState,
  going: readonly string[],
  because: 'cause-removed' | 'by-hand',
): readonly IncidentFact[] {
  const isLast = going.length > 0 && state?.members.length === going.length;
  return isLast ? [{ type: 'IncidentResolved', because }] : [];
}

function escalate(state: IncidentState, now: string): Decision<IncidentFact> {
  if (state?.status !== 'open' || now < state.deadlineAt) return decided();
  return decided({
    type: 'IncidentEscalated',
    count: state.escalations + 1,
    nextAt: addSeconds(now, ESCALATE_EVERY_SECONDS),
  });
}

/** When an incident is due next; undefined once it is resolved. */
export function incidentDueAt(state: Incident): string | undefined {
  return state.status === 'open' ? state.deadlineAt : undefined;
}

/** The commit that opened an incident last. */
export function openedSeq({ notices }: Incident): number {
  return notices.findLast(({ kind }) => kind === 'opened')?.seq ?? 1;
}
