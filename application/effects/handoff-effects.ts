import { handoffDueAt, peopleDeadline } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import { isParked, loadHandoff, rowOfHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { keepRow } from '../keep-row.ts';
import type { EffectPorts } from './effect-ports.ts';
import { sendConnectorWork } from './connector-work.ts';
import { ensureExecution, InvalidTokenError, resumeWaits, stopExecutions } from './executions.ts';
import { listGivenHandoff } from './given-handoff.ts';
import { keepIncidents } from './handoff-incidents.ts';
import {
  queueEndedOffers,
  queueMissedStart,
  queueMovedOffer,
  queueNews,
  queueOwnersNews,
  queueReminder,
} from './notices.ts';
import { settle } from './settle.ts';
import { keepHandoffTimers, keepTimer } from './timers.ts';
import { wakeDependants } from './wake-dependants.ts';

/** The effects of one handoff, in the order in which each may rely on those before it. */
export async function applyHandoffEffects(
  ports: EffectPorts,
  handoffId: HandoffId,
): Promise<string | undefined> {
  const subject = subjectId('handoff', handoffId);
  const beganAt = ports.now();
  const state = await loadHandoff(ports, handoffId);
  if (state === undefined) return undefined;
  const row = await keepRow(ports, rowOfHandoff(ports, subject, state, beganAt));
  if (state.status === 'observed') return observe(ports, subject, state);
  await listGivenHandoff(ports, state);
  await ensureExecution(ports, state);
  const waits = await resumeWaits(ports, state);
  await keepHandoffTimers(ports, subject, state);
  const { contract } = await rulesOf(ports, state.contractDigest);
  await sendConnectorWork(ports, state, contract);
  await queueReminder(ports, subject, state);
  await queueMovedOffer(ports, subject, state);
  await queueEndedOffers(ports, subject, state);
  await queueNews(ports, subject, state, contract);
  await queueOwnersNews(ports, subject, state);
  await queueMissedStart(ports, subject, state, contract);
  await keepIncidents(ports, subject, state, contract);
  await wakeDependants(ports, state);
  if (isParked(state)) await settleParked(ports, row, state, beganAt);
  if (waits === 'invalid') throw new InvalidTokenError(handoffId);
  return state.correlationId;
}

/** Whoever only observes has a deadline to look at, and no other effect. */
async function observe(ports: EffectPorts, subject: SubjectId, state: Handoff): Promise<string> {
  await keepTimer(ports, subject, 'people', peopleDeadline(state));
  return state.correlationId;
}

/** Also ends what may still be running for a handoff that only a person moves. */
async function settleParked(ports: EffectPorts, row: Row, state: Handoff, beganAt: string): Promise<void> {
  if (row.settleBy === undefined || beganAt < row.settleBy) return;
  await stopExecutions(ports, state);
  await settle(ports, row, { seq: state.seq, beganAt, dueAt: handoffDueAt(state, ports.settings) });
}
