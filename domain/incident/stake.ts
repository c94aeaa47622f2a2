/** Whose trouble a member of an incident is: who must be told of it, and under which contract. */
export interface Stake {
  readonly owner: string;
  readonly contract: string | undefined;
}

/** A commit that somebody must be told of, and whose trouble it tells of. */
export interface IncidentNotice {
  readonly seq: number;
  /** 'joined': it is somebody's trouble whose it was not before. */
  readonly kind: 'opened' | 'joined' | 'escalated';
  readonly stakes: readonly Stake[];
}

interface Membership {
  readonly members: readonly string[];
  readonly everMembers: readonly string[];
  readonly stakes: Readonly<Record<string, Stake>>;
}

/** Whether an owner has been told since the incident opened last. */
export function isTold(notices: readonly IncidentNotice[], owner: string): boolean {
  const opening = notices.findLastIndex(({ kind }) => kind === 'opened');
  return notices.slice(opening).some(({ stakes }) => stakes.some((stake) => stake.owner === owner));
}

/** Whose trouble an incident is now, each once. */
export function presentStakes({ members, stakes }: Membership): readonly Stake[] {
  return distinct(members.flatMap((member) => stakes[member] ?? []));
}

/** Whose trouble an incident is or was in any of its openings, each once. */
export function allStakes({ stakes }: Membership): readonly Stake[] {
  return distinct(Object.values(stakes));
}

function distinct(all: readonly Stake[]): readonly Stake[] {
  return [...new Map(all.map((stake) => [JSON.stringify([stake.owner, stake.contract]), stake])).values()];
}

/**
 * The part of an incident that is somebody's own: who decides about a trouble that several share decides for their own
 * members only.
 */
export function ownPart<Shared extends Membership>(
  incident: Shared,
  isOwn: (stake: Stake) => boolean,
): Shared {
  const { stakes } = incident;
  const members = incident.members.filter((member) => stakes[member] !== undefined && isOwn(stakes[member]));
  return { ...incident, members, everMembers: members };
}

/** The member by which somebody is told of an incident: the first of their own, best one still in it, else the first. */
export function memberFor({ members, everMembers, stakes }: Membership, person: string): string | undefined {
  const all = [...members, ...everMembers];
  return all.find((member) => stakes[member]?.owner === person) ?? all[0];
}
