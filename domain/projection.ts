import { BACKLOG } from './backlog/backlog.ts';
import type { Backlog } from './backlog/backlog.ts';
import type { BlockedEvent } from './blocked/blocked.ts';
import type { ContractLog } from './contract-log/contract-log.ts';
import { handoffDueAt, queuedTargets } from './handoff/due.ts';
import { quietUntilOf } from './handoff/quiet-until.ts';
import { openStart } from './handoff/start.ts';
import type { Handoff } from './handoff/state.ts';
import { ownershipOf } from './handoff/state.ts';
import type { SubjectId } from './ids.ts';
import { subjectParts } from './ids.ts';
import { inCharge } from './incident/in-charge.ts';
import type { Incident } from './incident/incident.ts';
import { presentStakes } from './incident/stake.ts';
import { incidentDueAt } from './incident/incident.ts';
import { NO_CONTRACT } from './ports/rows.ts';
import type { Row } from './ports/rows.ts';
import { recordKey } from './record.ts';
import { overviewKey, overviewPlace } from './overview.ts';
import type { Settings } from './settings.ts';
import { latest } from './time.ts';
import { countHeld } from './incident/held-in.ts';

/** What the log says about a subject, as a row: everything but `settleBy`, which the log does not know. */
export function handoffRow(subjectId: SubjectId, state: Handoff, settings: Settings): Row {
  const owner = ownershipOf(state)?.owner;
  const dueAt = handoffDueAt(state, settings);
  const startBy = openStart(state)?.startBy;
  const [queue] = queuedTargets(state);
  const quietUntil = quietUntilOf(state);
  return {
    subjectId,
    seq: state.seq,
    status: state.status,
    contract: state.contract,
    record: recordKey(state.record),
    openedAt: state.requestedAt,
    ...(state.status === 'offered' ? { offeredTo: state.offer.to } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...answerByOf(state),
    ...(startBy === undefined ? {} : { startBy }),
    ...doneAtOf(state),
    ...(state.status === 'postponed' && state.after !== undefined ? { after: state.after.handoffId } : {}),
    ...(queue === undefined ? {} : { queue }),
    ...(quietUntil === undefined ? {} : { quietUntil }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

function answerByOf({ status, firstAsked }: Handoff): Pick<Row, 'answerBy'> {
  return firstAsked !== undefined && UNACCEPTED.has(status) ? { answerBy: firstAsked.answerBy } : {};
}

/** Where a start is awaited, it is done when that has come too. */
function doneAtOf(state: Handoff): Pick<Row, 'doneAt'> {
  if (state.status !== 'completed' || state.completedAt === undefined || openStart(state) !== undefined)
    return {};
  return { doneAt: latest(state.completedAt, state.start?.startedAt) };
}

export function incidentRow(subjectId: SubjectId, state: Incident): Row {
  const dueAt = incidentDueAt(state);
  return {
    subjectId,
    seq: state.seq,
    status: state.status,
    owner: state.assignee ?? state.owner,
    openedAt: state.openedAt,
    cause: JSON.stringify(state.cause),
    decideBy: state.decideBy,
    deciders: inCharge(state).length,
    inCharge: inCharge(state).join(' '),
    contracts: [...new Set(presentStakes(state).flatMap(({ contract }) => contract ?? []))].join(' '),
    holds: countHeld(state.members),
    openings: state.openings,
    reopenings: state.reopenings,
    ...(state.contract === undefined ? {} : { contract: state.contract }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

/** An event that belongs to no contract is listed all the same: it waits for the desk. */
export function blockedRow(subjectId: SubjectId, state: BlockedEvent): Row {
  return {
    subjectId,
    seq: state.seq,
    status: state.status,
    openedAt: state.blockedAt,
    contract: state.contract ?? NO_CONTRACT,
    ...(state.record === undefined ? {} : { record: recordKey(state.record) }),
  };
}

/** A contract's own log says what was added to it, and whether it is paused; `now` is when its row is written. */
export function contractRow(subjectId: SubjectId, { seq, endsAt }: ContractLog, now: string): Row {
  return endsAt === undefined
    ? { subjectId, seq, status: 'overridden', openedAt: now }
    : { subjectId, seq, status: 'paused', openedAt: now, dueAt: endsAt };
}

/** The backlog is read from its log: its row stands in no list. */
export function backlogRow({ seq }: Backlog, now: string): Row {
  return { subjectId: BACKLOG, seq, status: 'kept', openedAt: now };
}

/** Whose open handoff a row is: asked about it, or its owner until it has ended. Undefined for rows of anything else. */
export function personWithOpen({ subjectId, status, offeredTo, owner }: Row): string | undefined {
  const hasEnded = status === 'completed' || status === 'cancelled';
  return subjectParts(subjectId).kind !== 'handoff' || hasEnded ? undefined : (offeredTo ?? owner);
}

const UNACCEPTED: ReadonlySet<string> = new Set(['deciding', 'offered', 'postponed', 'held']);

/** Whether nobody has accepted it yet, and it does not wait for another handoff: that one is what waits then. */
export function isWaiting({ status, owner, after }: Waits): boolean {
  return UNACCEPTED.has(status) && owner === undefined && after === undefined;
}

interface Waits {
  readonly status: string;
  readonly owner?: string | undefined;
  readonly after?: string | undefined;
}

/** Under which contract a row's handoff waits for somebody to accept it; undefined for all others. */
export function waitingUnder(row: Row): string | undefined {
  return subjectParts(row.subjectId).kind === 'handoff' && isWaiting(row) ? row.contract : undefined;
}

/** Among which incidents a row is listed; undefined for rows of anything else. */
export function incidentStatus({ subjectId, status }: Row): string | undefined {
  return subjectParts(subjectId).kind === 'incident' ? status : undefined;
}

/** Where a row stands in the overview of its contract: the attributes of the index; none for a row that does not. */
export function overviewEntry(row: Row): { readonly overviewOf?: string; readonly overviewAt?: string } {
  const place = overviewPlace(row);
  if (place === undefined || row.contract === undefined) return {};
  return { overviewOf: overviewKey(row.contract, place.list), overviewAt: place.at };
}

/** Whether a stored row says what the log says. While it waits to be settled, it is due at `settleBy` instead. */
export function rowEquals(stored: Row, projected: Row): boolean {
  const { settleBy, ...row } = stored;
  const expected = settleBy === undefined ? projected : { ...projected, dueAt: settleBy };
  return canonical(row) === canonical(expected);
}

function canonical(row: Row): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
