import type { IncidentFact } from './facts.ts';
import type { Incident, IncidentState } from './incident.ts';
import type { IncidentNotice, Stake } from './stake.ts';
import { isTold, presentStakes } from './stake.ts';

/** The next state of an incident after one fact. */
export function evolveIncident(
  state: IncidentState,
  fact: IncidentFact,
  { seq, at }: { readonly seq: number; readonly at: string },
): Incident {
  if (fact.type === 'IncidentOpened') return opened(state, fact, { seq, at });
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
    case 'IncidentAssigned':
      return assigned(incident, fact);
    case 'IncidentSnoozed':
      return { ...incident, decideBy: fact.until, deadlineAt: fact.until, snoozedSeq: seq };
    case 'IncidentEscalated':
      return {
        ...incident,
        escalations: fact.count,
        deadlineAt: fact.nextAt,
        notices: [...state.notices, escalatedNotice(incident)],
      };
    case 'IncidentResolved':
      return { ...incident, status: 'resolved', members: [], resolvedAt: at };
  }
}

type FactOf<Type extends IncidentFact['type']> = Extract<IncidentFact, { type: Type }>;

/** A cause that came once more after a while: who was ever in it, and what is owed of before, stays known. */
function opened(
  before: IncidentState,
  { cause, contract, owner, deadlineAt, member }: FactOf<'IncidentOpened'>,
  { seq, at }: { readonly seq: number; readonly at: string },
): Incident {
  const known = before ?? {
    everMembers: [],
    stakes: [],
    notices: [],
    retries: [],
    redrivenBefore: undefined,
  };
  return {
    ...begun({ ...known, seq }, { owner, contract }, { deadlineAt, member }),
    cause,
    openedAt: at,
    openings: (before?.openings ?? 0) + 1,
    reopenings: 0,
  };
}

/** It belongs to whoever's trouble it is now. */
function reopened(state: Incident, fact: FactOf<'IncidentReopened'>): Incident {
  return { ...begun(state, stakeIn(state, fact), fact), reopenings: state.reopenings + 1 };
}

type Known = Pick<Incident, 'seq' | 'everMembers' | 'stakes' | 'notices'>;

function begun<Before extends Known>(
  before: Before,
  stake: Stake,
  { member, deadlineAt }: Pick<FactOf<'IncidentReopened'>, 'member' | 'deadlineAt'>,
) {
  const { seq, everMembers, stakes, notices } = before;
  return {
    ...before,
    ...stake,
    status: 'open',
    assignee: undefined,
    resolvedAt: undefined,
    decideBy: deadlineAt,
    deadlineAt,
    snoozedSeq: undefined,
    escalations: 0,
    members: [member],
    everMembers: [...everMembers, member],
    stakes: [...stakes, [member, stake] as const],
    notices: [...notices, { seq, kind: 'opened', stakes: [stake] } as const],
  } as const;
}

/** Whoever it was given to is told, and nobody else. */
function assigned(state: Incident, { owner }: FactOf<'IncidentAssigned'>): Incident {
  const { seq, contract } = state;
  const notice = { seq, kind: 'assigned', stakes: [{ owner, contract }] } as const;
  return { ...state, assignee: owner, notices: [...state.notices, notice] };
}

/** Everybody whose trouble it is, and whoever it was given to. */
function escalatedNotice(state: Incident): IncidentNotice {
  const { seq, assignee, contract } = state;
  const charged = assignee === undefined ? [] : [{ owner: assignee, contract }];
  return { seq, kind: 'escalated', stakes: [...presentStakes(state), ...charged] };
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
