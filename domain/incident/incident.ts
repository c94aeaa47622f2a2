import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import type { IncidentCause } from './cause.ts';
import type { IncidentFact } from './facts.ts';

export interface Incident {
  readonly seq: number;
  readonly status: 'open' | 'resolved';
  readonly cause: IncidentCause;
  readonly contract: string | undefined;
  readonly owner: string;
  readonly openedAt: string;
  readonly deadlineAt: string;
  readonly escalations: number;
  readonly members: readonly string[];
  /** Every member there ever was: who has left does not come back by being seen again. */
  readonly everMembers: readonly string[];
  /** The commits that somebody must be told of. */
  readonly notices: readonly { readonly seq: number; readonly kind: 'opened' | 'escalated' }[];
}
export type IncidentState = Incident | undefined;

export type IncidentCommand =
  | {
      readonly type: 'JoinIncident';
      readonly member: string;
      readonly cause: IncidentCause;
      readonly contract?: string;
      readonly owner: string;
      readonly withinSeconds: number;
    }
  | { readonly type: 'LeaveIncident'; readonly member: string }
  | { readonly type: 'ResolveIncident' }
  | { readonly type: 'Wake' };

/** How long after a missed deadline, and then after every further notice, an open incident is told again. */
export const ESCALATE_EVERY_SECONDS = 24 * 60 * 60;

/** The next state of an incident after one fact. */
export function evolveIncident(
  state: IncidentState,
  fact: IncidentFact,
  { seq, at }: { readonly seq: number; readonly at: string },
): Incident {
  if (fact.type === 'IncidentOpened') return opened(fact, seq, at);
  if (state === undefined) throw new Error(`${fact.type} cannot be an incident's first fact`);
  const incident = { ...state, seq };
  switch (fact.type) {
    case 'IncidentReopened':
      return {
        ...incident,
        status: 'open',
        deadlineAt: fact.deadlineAt,
        escalations: 0,
        members: [fact.member],
        everMembers: [...state.everMembers, fact.member],
        notices: [...state.notices, { seq, kind: 'opened' }],
      };
    case 'IncidentJoined':
      return {
        ...incident,
        members: [...state.members, fact.member],
        everMembers: [...state.everMembers, fact.member],
      };
    case 'IncidentLeft':
      return { ...incident, members: state.members.filter((member) => member !== fact.member) };
    case 'IncidentEscalated':
      return {
        ...incident,
        escalations: fact.count,
        deadlineAt: fact.nextAt,
        notices: [...state.notices, { seq, kind: 'escalated' }],
      };
    case 'IncidentResolved':
      return { ...incident, status: 'resolved', members: [] };
  }
}

function opened(fact: Extract<IncidentFact, { type: 'IncidentOpened' }>, seq: number, at: string): Incident {
  return {
    seq,
    status: 'open',
    cause: fact.cause,
    contract: fact.contract,
    owner: fact.owner,
    openedAt: at,
    deadlineAt: fact.deadlineAt,
    escalations: 0,
    members: [fact.member],
    everMembers: [fact.member],
    notices: [{ seq, kind: 'opened' }],
  };
}

/** What one command makes of an incident: one cause has one incident, however often and by however many it is met. */
export function decideIncident(
  state: IncidentState,
  command: IncidentCommand,
  now: string,
): Decision<IncidentFact> {
  switch (command.type) {
    case 'JoinIncident':
      return join(state, command, now);
    case 'LeaveIncident':
      return leave(state, command.member);
    case 'ResolveIncident':
      return resolve(state);
    case 'Wake':
      return escalate(state, now);
  }
}

function join(
  state: IncidentState,
  { member, cause, contract, owner, withinSeconds }: Extract<IncidentCommand, { type: 'JoinIncident' }>,
  now: string,
): Decision<IncidentFact> {
  const deadlineAt = addSeconds(now, withinSeconds);
  if (state === undefined) {
    const under = contract === undefined ? {} : { contract };
    return decided({ type: 'IncidentOpened', cause, ...under, owner, deadlineAt, member });
  }
  if (state.everMembers.includes(member)) return decided();
  return state.status === 'resolved'
    ? decided<IncidentFact>({ type: 'IncidentReopened', deadlineAt, member })
    : decided<IncidentFact>({ type: 'IncidentJoined', member });
}

function leave(state: IncidentState, member: string): Decision<IncidentFact> {
  if (state?.status !== 'open' || !state.members.includes(member)) return decided();
  const left: IncidentFact = { type: 'IncidentLeft', member };
  return state.members.length > 1
    ? decided<IncidentFact>(left)
    : decided<IncidentFact>(left, { type: 'IncidentResolved', because: 'cause-removed' });
}

/** These are not about what a person decides on their members; once seen to, they may be ended as they are. */
const ENDED_BY_HAND: ReadonlySet<IncidentCause['kind']> = new Set([
  'dead-letters',
  'notice-failed',
  'reflect-failed',
]);

/** Anything else ends with what was decided about its members, or one that joined meanwhile would be lost. */
function resolve(state: IncidentState): Decision<IncidentFact> {
  if (state?.status !== 'open') return decided();
  if (!ENDED_BY_HAND.has(state.cause.kind)) return refused('members-wait');
  return decided({ type: 'IncidentResolved', because: 'by-hand' });
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
