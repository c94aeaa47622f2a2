import type { BlockedEvent } from '#domain/blocked/blocked.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { openDeferrals, peopleDeadline, queuedTargets } from '#domain/handoff/due.ts';
import { quietUntilOf } from '#domain/handoff/quiet-until.ts';
import { isBack, mayBeWritten } from '#domain/handoff/rollback.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { leftBecauseOf } from '#domain/health/left-words.ts';
import type { Summary, TargetSummary } from '#domain/operator/summary.ts';
import type { Who } from '#domain/operator/who.ts';
import type { Commit } from '#domain/log/commit.ts';
import { recordKey } from '#domain/record.ts';
import { AttemptsByTarget } from '#domain/story/attempts-told.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { firstPhrase } from '#domain/story/first-phrase.ts';
import { leftPhrase } from '#domain/story/left-phrase.ts';
import { nameOf } from '#domain/story/names.ts';
import type { Names } from '#domain/story/names.ts';
import { queuePhrase } from '#domain/story/words.ts';
import { deciderOfBlocked } from '#lambdas/_operating/listed.ts';
import { handoffFactsOf } from '#lambdas/_presenting/handoff-facts.ts';
import type { Found } from '#lambdas/_operating/subject.ts';

/** What the log says now about a handoff or a blocked event. */
export function summaryOf(found: Found, bundle: ContractBundle, names: Names): Summary {
  switch (found.kind) {
    case 'handoff':
      return handoffSummary(found.state, found.commits, names);
    case 'blocked':
      return blockedSummary(found.state, found, bundle, names);
  }
}

function handoffSummary(state: Handoff, commits: readonly Commit[], names: Names): Summary {
  const ownership = ownershipOf(state);
  const dueAt = peopleDeadline(state)?.at;
  return {
    id: state.handoffId,
    kind: 'handoff',
    status: state.status,
    contract: state.contract,
    record: recordKey(state.record),
    openedAt: state.requestedAt,
    correlationId: state.correlationId,
    giver: named(names, state.giver),
    ...(state.status === 'offered'
      ? { offeredTo: named(names, state.offer.to), acceptBy: state.offer.expiresAt }
      : {}),
    ...(ownership === undefined
      ? {}
      : { owner: named(names, ownership.owner), acceptedAt: ownership.acceptedAt }),
    ...startOf(state),
    ...(state.status === 'held' ? { waitsFor: causePhrase(state.cause, names) } : {}),
    ...inQueue(state),
    ...notSent(state),
    ...leftAlone(state),
    ...(state.status === 'postponed' && state.after !== undefined
      ? { after: state.after.handoffId, waitsFor: `${firstPhrase(state.after)} has to be done first` }
      : {}),
    ...(dueAt === undefined ? {} : { dueAt }),
    targets: targetsOf(state, commits),
  };
}

/** By what a story calls them: of somebody who was erased that is no name. */
const named = (names: Names, id: string): Who => ({ id, name: nameOf(names, id) });

/** A system that is asked nothing for now is what it waits for. */
function leftAlone(state: Handoff): Pick<Summary, 'waitsFor'> {
  const [phrase] = openDeferrals(state).flatMap(({ target, system = target, because }) => {
    const left = leftBecauseOf(because);
    return left === undefined ? [] : [leftPhrase(system, left)];
  });
  return phrase === undefined ? {} : { waitsFor: phrase };
}

/** Its turn is all that it waits for. */
function inQueue(state: Handoff): Pick<Summary, 'waitsIn'> {
  const [system] = queuedTargets(state);
  return system === undefined ? {} : { waitsIn: queuePhrase(system) };
}

function notSent(state: Handoff): Pick<Summary, 'quietUntil'> {
  const quietUntil = quietUntilOf(state);
  return quietUntil === undefined ? {} : { quietUntil };
}

function startOf(state: Handoff): Pick<Summary, 'startBy' | 'startedAt'> {
  const startedAt = state.start?.startedAt;
  const startBy = openStart(state)?.startBy;
  return {
    ...(startBy === undefined ? {} : { startBy }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

/** A verdict of an earlier acceptance says nothing about the present owner. */
function targetsOf(state: Handoff, commits: readonly Commit[]): Summary['targets'] {
  const attempts = new AttemptsByTarget();
  for (const fact of handoffFactsOf(commits)) attempts.note(fact);
  return Object.entries(state.targets).map(([name, { done }]) => ({
    target: name,
    attempts: attempts.of(name).counted,
    ...(done?.epoch === state.epoch ? { verdict: done.verdict } : {}),
    ...takenBack(state, name),
  }));
}

/** Until a person decides that it is to be written after all. */
function takenBack({ rollback, targets }: Handoff, name: string): Pick<TargetSummary, 'takenBack'> {
  const target = targets[name];
  if (rollback === undefined || target === undefined) return {};
  if (!mayBeWritten(target)) return { takenBack: 'not-written' };
  const end = target.reversal?.end;
  if (end === undefined) return { takenBack: 'to-do' };
  if (isBack(target)) return { takenBack: 'back' };
  return { takenBack: typeof end === 'object' && end.because === 'overwritten' ? 'left' : 'failed' };
}

function blockedSummary(
  state: BlockedEvent,
  { subject, commits }: Found,
  bundle: ContractBundle,
  names: Names,
): Summary {
  return {
    id: subject.slice('blocked#'.length),
    kind: 'blocked',
    status: state.status,
    openedAt: state.blockedAt,
    correlationId: commits[0]?.correlationId ?? '',
    ...(state.contract === undefined ? {} : { contract: state.contract }),
    ...(state.record === undefined ? {} : { record: recordKey(state.record) }),
    ...(state.status === 'blocked'
      ? { waitsFor: causePhrase(state.cause, names), decider: deciderOfBlocked(bundle, state.contract) }
      : {}),
    targets: [],
  };
}
