import type { IncidentFact } from './facts.ts';
import type { Incident, IncidentState } from './incident.ts';
import type { Stake } from './stake.ts';
import { isTold, presentStakes } from './stake.ts';

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
    stakes: [[member, stake]],
    notices: [{ seq, kind: 'opened', stakes: [stake] }],
    retries: [],
    redrivenBefore: undefined,
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
    stakes: [...state.stakes, [member, stake]],
    notices: [...state.notices, { seq: state.seq, kind: 'opened', stakes: [stake] }],
  };
}

/** Each owner is told once, by whoever's trouble makes it theirs, and once more by what was tried again in vain. */
function joined(state: Incident, fact: FactOf<'IncidentJoined'>): Incident {
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

function stakeIn(state: Incident, { owner, contract }: FactOf<'IncidentReopened' | 'IncidentJoined'>): Stake {
  return owner === undefined ? { owner: state.owner, contract: state.contract } : { owner, contract };
}
