import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import type { IncidentCause } from './cause.ts';
import type { IncidentFact } from './facts.ts';
import type { IncidentNotice, Stake } from './stake.ts';
import { isTold, presentStakes } from './stake.ts';

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
  /** Whose trouble each of them is. */
  readonly stakes: Readonly<Record<string, Stake>>;
  readonly notices: readonly IncidentNotice[];
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
      return reopened(incident, fact);
    case 'IncidentJoined':
      return joined(incident, fact);
    case 'IncidentLeft':
      return { ...incident, members: state.members.filter((member) => member !== fact.member) };
    case 'IncidentEscalated':
      return {
        ...incident,
        escalations: fact.count,
        deadlineAt: fact.nextAt,
        notices: [...state.notices, { seq, kind: 'escalated', stakes: presentStakes(state) }],
      };
    case 'IncidentResolved':
      return { ...incident, status: 'resolved', members: [] };
  }
}

type FactOf<Type extends IncidentFact['type']> = Extract<IncidentFact, { type: Type }>;

function opened(fact: FactOf<'IncidentOpened'>, seq: number, at: string): Incident {
  const { cause, contract, owner, deadlineAt, member } = fact;
  const stake = { owner, contract };
  return {
    seq,
    status: 'open',
    cause,
    contract,
    owner,
    openedAt: at,
    deadlineAt,
    escalations: 0,
    members: [member],
    everMembers: [member],
    stakes: { [member]: stake },
    notices: [{ seq, kind: 'opened', stakes: [stake] }],
  };
}

/** It belongs to whoever's trouble it is now. */
function reopened(state: Incident, fact: FactOf<'IncidentReopened'>): Incident {
  const { member, deadlineAt } = fact;
  const stake = stakeIn(state, fact);
  return {
    ...state,
    status: 'open',
    ...stake,
    deadlineAt,
    escalations: 0,
    members: [member],
    everMembers: [...state.everMembers, member],
    stakes: { ...state.stakes, [member]: stake },
    notices: [...state.notices, { seq: state.seq, kind: 'opened', stakes: [stake] }],
  };
}

/** Each owner is told once, by whoever's trouble makes it theirs. */
function joined(state: Incident, fact: FactOf<'IncidentJoined'>): Incident {
  const { member } = fact;
  const stake = stakeIn(state, fact);
  const notice = { seq: state.seq, kind: 'joined', stakes: [stake] } as const;
  return {
    ...state,
    members: [...state.members, member],
    everMembers: [...state.everMembers, member],
    stakes: { ...state.stakes, [member]: stake },
    notices: isTold(state.notices, stake.owner) ? state.notices : [...state.notices, notice],
  };
}

function stakeIn(state: Incident, { owner, contract }: FactOf<'IncidentReopened' | 'IncidentJoined'>): Stake {
  return owner === undefined ? { owner: state.owner, contract: state.contract } : { owner, contract };
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
  const stake = { ...(contract === undefined ? {} : { contract }), owner };
  if (state === undefined) return decided({ type: 'IncidentOpened', cause, ...stake, deadlineAt, member });
  if (state.everMembers.includes(member)) return decided();
  return state.status === 'resolved'
    ? decided<IncidentFact>({ type: 'IncidentReopened', ...stake, deadlineAt, member })
    : decided<IncidentFact>({ type: 'IncidentJoined', ...stake, member });
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
