import { isMendedOutside } from './cause.ts';
import type { IncidentFact } from './facts.ts';
import type { Incident, IncidentState } from './incident.ts';
import type { Stake } from './stake.ts';
import { isTold, isToldOver, presentStakes, stakesWentOn } from './stake.ts';

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
      return left(incident, fact);
    case 'IncidentRetried':
      return retried(incident, fact);
    case 'IncidentRedriven':
      return { ...incident, redrivenBefore: fact.before };
    case 'IncidentEscalated':
      return {
        ...incident,
        escalations: fact.count,
        deadlineAt: fact.nextAt,
        notices: [...state.notices, { seq, kind: 'escalated', stakes: presentStakes(state) }],
      };
    case 'IncidentResolved':
      return ended(incident, at);
  }
}

type FactOf<Type extends IncidentFact['type']> = Extract<IncidentFact, { type: Type }>;

function opened(fact: FactOf<'IncidentOpened'>, seq: number, at: string): Incident {
  const { cause, contract, owner, deadlineAt, member, since } = fact;
  const stake = { owner, contract };
  return {
    seq,
    status: 'open',
    cause,
    contract,
    owner,
    openedAt: at,
    since,
    deadlineAt,
    escalations: 0,
    members: [member],
    everMembers: [member],
    stakes: [[member, stake]],
    notices: [{ seq, kind: 'opened', stakes: [stake] }],
    retries: [],
    wentOn: [],
    endedAt: undefined,
    redrivenBefore: undefined,
  };
}

/** It belongs to whoever's trouble it is now. The same outage as before is the same opening: whoever knows of it knows. */
function reopened(state: Incident, fact: FactOf<'IncidentReopened'>): Incident {
  const { member, deadlineAt, since } = fact;
  const stake = stakeIn(state, fact);
  if (since !== undefined && since === state.since && !isToldOver(state))
    return joined({ ...state, status: 'open', ...stake, deadlineAt }, fact);
  return {
    ...state,
    status: 'open',
    ...stake,
    deadlineAt,
    since,
    escalations: 0,
    wentOn: [],
    members: [member],
    everMembers: [...state.everMembers, member],
    stakes: [...state.stakes, [member, stake]],
    notices: [...state.notices, { seq: state.seq, kind: 'opened', stakes: [stake] }],
  };
}

/** Each owner is told once, by whoever's trouble makes it theirs, and once more by what was tried again in vain. */
function joined(state: Incident, fact: FactOf<'IncidentJoined' | 'IncidentReopened'>): Incident {
  const { member } = fact;
  const stake = stakeIn(state, fact);
  const notice = { seq: state.seq, kind: 'joined', stakes: [stake] } as const;
  return {
    ...state,
    members: [...state.members, member],
    everMembers: [...state.everMembers, member],
    stakes: [...state.stakes, [member, stake]],
    notices: isTold(state, stake.owner) ? state.notices : [...state.notices, notice],
  };
}

/** What was seen to is let go of, and may come back: nothing else would tell that it has failed again. */
function retried(state: Incident, { members }: FactOf<'IncidentRetried'>): Incident {
  const gone = new Set(members);
  const stays = (member: string): boolean => !gone.has(member);
  return {
    ...state,
    members: state.members.filter(stays),
    everMembers: state.everMembers.filter(stays),
    retries: [...state.retries, { seq: state.seq, members }],
  };
}

function left(state: Incident, { member, wentOn }: FactOf<'IncidentLeft'>): Incident {
  const members = state.members.filter((one) => one !== member);
  return { ...state, members, wentOn: wentOn === true ? [...state.wentOn, member] : state.wentOn };
}

/** Whoever was told to mend something outside hears once that it is mended; what a person decided they know. */
function ended(state: Incident, at: string): Incident {
  const isMended = isMendedOutside(state.cause) && state.wentOn.length > 0;
  const notice = { seq: state.seq, kind: 'solved', stakes: stakesWentOn(state) } as const;
  const notices = isMended ? [...state.notices, notice] : state.notices;
  return { ...state, status: 'resolved', members: [], endedAt: at, notices };
}

function stakeIn(state: Incident, { owner, contract }: FactOf<'IncidentReopened' | 'IncidentJoined'>): Stake {
  return owner === undefined ? { owner: state.owner, contract: state.contract } : { owner, contract };
}
