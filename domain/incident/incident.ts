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
  /** To whom all of it was given to decide; undefined: it is whoever's trouble its members are. */
  readonly assignee: string | undefined;
  /** When it opened; that it came back within a day is the same opening. */
  readonly openedAt: string;
  /** The outage that it is about, where it is about one. */
  readonly since: string | undefined;
  /** When it ended last; undefined while it is open. */
  readonly resolvedAt: string | undefined;
  /** How often its cause came: after a day without it, it is a new opening. */
  readonly openings: number;
  /** How often it came back within a day, in this opening. */
  readonly reopenings: number;
  /** By when it was to be decided, or until when that was put off. */
  readonly decideBy: string;
  /** The commit by which it was put off last, until that is over. */
  readonly snoozedSeq: number | undefined;
  /** When everybody is told next. */
  readonly deadlineAt: string;
  readonly escalations: number;
  readonly members: readonly string[];
  /** Who has left does not come back by being seen again; unless somebody had it tried again. */
  readonly everMembers: readonly string[];
  /** Whose trouble each of them is. */
  readonly stakes: Stakes;
  readonly notices: readonly IncidentNotice[];
  readonly retries: readonly Retry[];
  /** Those of the present opening that went on by themselves. */
  readonly wentOn: readonly string[];
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
  | { readonly type: 'RetryMembers'; readonly members: readonly string[]; readonly textId?: string }
  /** `onCall`: who of those on call is to be told, if its deadline has passed. */
  | { readonly type: 'Wake'; readonly onCall?: readonly string[] };

/** An incident without a contract has two days, like any other unless its contract says otherwise. */
export const INCIDENT_WITHIN_SECONDS = 48 * 60 * 60;
/** How long after a missed deadline, and then after every further notice, an open incident is told again. */
export const ESCALATE_EVERY_SECONDS = 24 * 60 * 60;
/** A cause that returns within so long opens its incident again; later it is a new opening. */
export const REOPENED_WITHIN_SECONDS = 24 * 60 * 60;

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
      return retryMembers(state, command);
    case 'Wake':
      return escalate(state, command, now);
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
  if (state.status === 'open') return decided<IncidentFact>({ type: 'IncidentJoined', ...stake, member });
  return now <= addSeconds(state.resolvedAt ?? now, REOPENED_WITHIN_SECONDS)
    ? decided<IncidentFact>({ type: 'IncidentReopened', ...opening })
    : decided<IncidentFact>({ type: 'IncidentOpened', cause, ...opening });
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
export const TRIED_AGAIN: ReadonlySet<IncidentCause['kind']> = new Set([
  'dead-letters',
  'notice-failed',
  'reflect-failed',
  'status-failed',
]);

/** Anything else ends with what was decided about its members. */
export function retryMembers(
  state: IncidentState,
  { members, textId }: { readonly members: readonly string[]; readonly textId?: string },
): Decision<IncidentFact> {
  const retrying = presentAmong(state, members);
  if (state === undefined || retrying.length === 0) return decided();
  if (!TRIED_AGAIN.has(state.cause.kind)) return refused('members-wait');
  const said = textId === undefined ? {} : { textId };
  const ends = endWithout(state, retrying, 'by-hand');
  return decided<IncidentFact>(
    { type: 'IncidentRetried', members: [...retrying], ...(ends.length === 0 ? said : {}) },
    ...ends.map((end) => ({ ...end, ...said })),
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

function escalate(
  state: IncidentState,
  { onCall }: Extract<IncidentCommand, { type: 'Wake' }>,
  now: string,
): Decision<IncidentFact> {
  if (state?.status !== 'open' || now < state.deadlineAt) return decided();
  return decided({
    type: 'IncidentEscalated',
    count: state.escalations + 1,
    nextAt: addSeconds(now, ESCALATE_EVERY_SECONDS),
    ...(onCall === undefined ? {} : { onCall: [...onCall] }),
  });
}

/** When an incident is due next; undefined once it is resolved. */
export function incidentDueAt(state: Incident): string | undefined {
  return state.status === 'open' ? state.deadlineAt : undefined;
}

/** Who of those on call has been told since it opened, the last one last. */
export function toldOnCall(incident: Incident): readonly string[] {
  const since = openedSeq(incident);
  return incident.notices.flatMap(({ seq, onCall = [] }) => (seq < since ? [] : onCall));
}

/** The commit that opened an incident last. */
export function openedSeq({ notices }: Incident): number {
  return notices.findLast(({ kind }) => kind === 'opened')?.seq ?? 1;
}
