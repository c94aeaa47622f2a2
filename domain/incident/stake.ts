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

/** A commit by which somebody had these members tried again. */
export interface Retry {
  readonly seq: number;
  readonly members: readonly string[];
}

interface Membership {
  readonly members: readonly string[];
  /** Of each member that there ever was. */
  readonly stakes: Readonly<Record<string, Stake>>;
}

interface Telling extends Membership {
  readonly notices: readonly IncidentNotice[];
  readonly retries: readonly Retry[];
}

/** Whether an owner has been told since the incident opened last, and since their own was tried again last. */
export function isTold({ notices, retries, stakes }: Telling, owner: string): boolean {
  const openedAt = notices.findLast(({ kind }) => kind === 'opened')?.seq ?? 0;
  const isTheirs = (member: string): boolean => stakes[member]?.owner === owner;
  const retriedAt = retries.findLast(({ members }) => members.some(isTheirs))?.seq ?? 0;
  const since = Math.max(openedAt, retriedAt);
  return notices.some(({ seq, stakes: told }) => seq >= since && told.some((stake) => stake.owner === owner));
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

/** The part of an incident that is somebody's own, as if there were nothing else in it. */
export function ownPart<Shared extends Membership>(
  incident: Shared,
  isOwn: (stake: Stake) => boolean,
): Shared {
  const stakes = Object.fromEntries(Object.entries(incident.stakes).filter(([, stake]) => isOwn(stake)));
  return { ...incident, stakes, members: incident.members.filter((member) => member in stakes) };
}

/** The member by which somebody is told of an incident, or of their part of it: best one that is still in it. */
export function tellingMember({ members, stakes }: Membership): string | undefined {
  return members[0] ?? Object.keys(stakes)[0];
}
