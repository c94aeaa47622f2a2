/** Whose trouble a member of an incident is: who must be told of it, and under which contract. */
export interface Stake {
  readonly owner: string;
  readonly contract: string | undefined;
}

/** A commit that somebody must be told of, and whose trouble it tells of. */
export interface IncidentNotice {
  readonly seq: number;
  /**
   * 'joined': it is somebody's trouble whose it was not before. 'assigned': it was given to somebody to decide. 'solved':
   * it ended without them, by an act outside.
   */
  readonly kind: 'opened' | 'joined' | 'assigned' | 'escalated' | 'solved';
  readonly stakes: readonly Stake[];
  /** Who of those on call was chosen to be told too; undefined where that was not noted. */
  readonly onCall?: readonly string[];
}

/** A commit by which somebody had these members tried again. */
export interface Retry {
  readonly seq: number;
  readonly members: readonly string[];
}

/**
 * Of each member that there ever was; of a member that came twice the last one counts. A list, because an outage makes
 * an incident of thousands, and one more must not cost a copy by name of all before.
 */
export type Stakes = readonly (readonly [member: string, stake: Stake])[];

interface Membership {
  readonly members: readonly string[];
  readonly stakes: Stakes;
}

interface Telling extends Membership {
  readonly notices: readonly IncidentNotice[];
  readonly retries: readonly Retry[];
}

/** Whose trouble a member is; undefined if there never was one of that name. */
export function stakeOf({ stakes }: Pick<Membership, 'stakes'>, member: string): Stake | undefined {
  return stakes.findLast(([name]) => name === member)?.[1];
}

/** Whether an owner has been told since the incident opened last, and since their own was tried again last. */
export function isTold({ notices, retries, stakes }: Telling, owner: string): boolean {
  const openedAt = notices.findLast(({ kind }) => kind === 'opened')?.seq ?? 0;
  const since = Math.max(openedAt, lastRetryOf(owner, { retries, stakes }));
  return notices.some(({ seq, stakes: told }) => seq >= since && told.some((stake) => stake.owner === owner));
}

/** Whether somebody was told that it is over since it opened last: then it is news that it goes on. */
export function isToldOver({ notices }: Pick<Telling, 'notices'>): boolean {
  return notices.findLast(({ kind }) => kind === 'opened' || kind === 'solved')?.kind === 'solved';
}

/** By name only where somebody had anything tried again: most never do. */
function lastRetryOf(owner: string, { retries, stakes }: Pick<Telling, 'retries' | 'stakes'>): number {
  if (retries.length === 0) return 0;
  const known = new Map(stakes);
  const isTheirs = (member: string): boolean => known.get(member)?.owner === owner;
  return retries.findLast(({ members }) => members.some(isTheirs))?.seq ?? 0;
}

/** Whose trouble an incident is now, each once. */
export function presentStakes({ members, stakes }: Membership): readonly Stake[] {
  const known = new Map(stakes);
  return distinct(members.flatMap((member) => known.get(member) ?? []));
}

/** Whose trouble those were that went on by themselves, each once. */
export function stakesWentOn({
  wentOn,
  stakes,
}: Pick<Membership, 'stakes'> & { readonly wentOn: readonly string[] }): readonly Stake[] {
  return presentStakes({ members: wentOn, stakes });
}

/** Whose trouble an incident is or was in any of its openings, each once. */
export function allStakes({ stakes }: Membership): readonly Stake[] {
  return distinct([...new Map(stakes).values()]);
}

function distinct(all: readonly Stake[]): readonly Stake[] {
  return [...new Map(all.map((stake) => [JSON.stringify([stake.owner, stake.contract]), stake])).values()];
}

/** The part of an incident that is somebody's own, as if there were nothing else in it. */
export function ownPart<Shared extends Membership>(
  incident: Shared,
  isOwn: (stake: Stake) => boolean,
): Shared {
  const own = new Map([...new Map(incident.stakes)].filter(([, stake]) => isOwn(stake)));
  return { ...incident, stakes: [...own], members: incident.members.filter((member) => own.has(member)) };
}

/** The member by which somebody is told of an incident, or of their part of it: best one that is still in it. */
export function tellingMember({ members, stakes }: Membership): string | undefined {
  return members[0] ?? stakes[0]?.[0];
}
