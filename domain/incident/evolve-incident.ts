import { isMendedOutside } from './cause.ts';
import type { IncidentFact } from './facts.ts';
import { nameOf } from './held-in.ts';
import type { Incident, IncidentState } from './incident.ts';
import type { IncidentNotice, Stake } from './stake.ts';
import { isTold, isToldOver, presentStakes, stakesWentOn } from './stake.ts';

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
      return left(incident, fact);
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
        notices: [...state.notices, escalatedNotice(incident, fact)],
      };
    case 'IncidentResolved':
      return ended(incident, at);
  }
}

type FactOf<Type extends IncidentFact['type']> = Extract<IncidentFact, { type: Type }>;

/** A cause that came once more after a while: who was ever in it, and what is owed of before, stays known. */
function opened(
  before: IncidentState,
  fact: FactOf<'IncidentOpened'>,
  { seq, at }: { readonly seq: number; readonly at: string },
): Incident {
  const { cause, contract, owner } = fact;
  const known = before ?? {
    everMembers: [],
    stakes: [],
    notices: [],
    retries: [],
    redrivenBefore: undefined,
  };
  return {
    ...begun({ ...known, seq }, { owner, contract }, fact),
    cause,
    openedAt: at,
    openings: (before?.openings ?? 0) + 1,
    reopenings: 0,
  };
}

/** It belongs to whoever's trouble it is now. The same outage as before is the same opening: whoever knows of it knows. */
function reopened(state: Incident, fact: FactOf<'IncidentReopened'>): Incident {
  const { deadlineAt, since } = fact;
  const stake = stakeIn(state, fact);
  if (since !== undefined && since === state.since && !isToldOver(state))
    return joined({ ...state, ...stake, ...openUntil(deadlineAt) }, fact);
  return { ...begun(state, stake, fact), reopenings: state.reopenings + 1 };
}

type Known = Pick<Incident, 'seq' | 'everMembers' | 'stakes' | 'notices'>;

function begun<Before extends Known>(
  before: Before,
  stake: Stake,
  { member, deadlineAt, since }: Pick<FactOf<'IncidentReopened'>, 'member' | 'deadlineAt' | 'since'>,
) {
  const { seq, everMembers, stakes, notices } = before;
  return {
    ...before,
    ...stake,
    ...openUntil(deadlineAt),
    assignee: undefined,
    since,
    escalations: 0,
    wentOn: [],
    members: [member],
    everMembers: [...everMembers, member],
    stakes: [...stakes, [member, stake] as const],
    notices: [...notices, { seq, kind: 'opened', stakes: [stake] } as const],
  } as const;
}

function openUntil(deadlineAt: string) {
  return {
    status: 'open',
    resolvedAt: undefined,
    decideBy: deadlineAt,
    deadlineAt,
    snoozedSeq: undefined,
  } as const;
}

/** Whoever it was given to is told, and nobody else. */
function assigned(state: Incident, { owner }: FactOf<'IncidentAssigned'>): Incident {
  const { seq, contract } = state;
  const notice = { seq, kind: 'assigned', stakes: [{ owner, contract }] } as const;
  return { ...state, assignee: owner, notices: [...state.notices, notice] };
}

/** Everybody whose trouble it is, and whoever it was given to. */
function escalatedNotice(state: Incident, { onCall }: FactOf<'IncidentEscalated'>): IncidentNotice {
  return {
    ...{ seq: state.seq, kind: 'escalated', stakes: stakesToEscalate(state) },
    ...(onCall === undefined ? {} : { onCall }),
  };
}

/** Whose trouble it is at a missed deadline. */
export function stakesToEscalate(state: Incident): readonly Stake[] {
  return [...presentStakes(state), ...assigneeOf(state)];
}

function assigneeOf({ assignee, contract }: Incident): readonly Stake[] {
  return assignee === undefined ? [] : [{ owner: assignee, contract }];
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

/** A handoff one thing of which leaves without having come does not go on by itself: it is held meanwhile, or over. */
function left(state: Incident, { member, wentOn: came }: FactOf<'IncidentLeft'>): Incident {
  const members = state.members.filter((one) => one !== member);
  const isOther = (one: string): boolean => nameOf(one) !== nameOf(member);
  const wentOn = came === true ? [...state.wentOn, member] : state.wentOn.filter(isOther);
  return { ...state, members, wentOn };
}

/** Whoever was told to mend something outside hears once that it is mended; what a person decided they know. */
function ended(state: Incident, at: string): Incident {
  const isMended = isMendedOutside(state.cause) && state.wentOn.length > 0;
  const stakes = [...stakesWentOn(state), ...assigneeOf(state)];
  const notices = isMended
    ? [...state.notices, { seq: state.seq, kind: 'solved', stakes } as const]
    : state.notices;
  return { ...state, status: 'resolved', members: [], resolvedAt: at, notices };
}

function stakeIn(state: Incident, { owner, contract }: FactOf<'IncidentReopened' | 'IncidentJoined'>): Stake {
  return owner === undefined ? { owner: state.owner, contract: state.contract } : { owner, contract };
}
