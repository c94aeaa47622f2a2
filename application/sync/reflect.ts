import { targetNamed } from '#domain/contract/target.ts';
import { isPutOff } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Deferred, VendorAnswer, VendorFailure } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { loadHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { handoffRowsOf } from '../handoffs-of-record.ts';
import { callOf, comeBack } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';
import { enterTrouble, leaveTrouble, longWait } from './trouble.ts';
import { reflectedValues } from './wanted.ts';

/** Tries of one state, with doubling waits in between; then an incident, and the next state tries anew. */
const TRIES = 5;

/**
 * Shows a handoff's present state in Baton's own properties on the record. Only ever the present one: the newest
 * commit wins, whoever comes late finds it done. A failure opens an incident and never holds the handoff.
 */
export async function reflect(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const { handoffId, target } = message;
  const state = await loadHandoff(ports, handoffId);
  if (state === undefined) return 'unknown';
  const now = ports.now();
  const leaseUntil = addSeconds(now, ports.settings.claimSeconds);
  const claim = await ports.reflections.claim(handoffId, target, state.reflectSeq, now, leaseUntil);
  if (claim === 'done') return 'done';
  if (claim === 'busy') return comeBack(ports, message, ports.settings.claimSeconds);
  if (await isSucceeded(ports, state)) return shown(ports, state, target);
  const answer = await show(ports, state, target);
  if (answer.kind === 'ok') return shown(ports, state, target);
  if (answer.kind === 'deferred') return putOff(ports, state, message, answer);
  const permanent = (answer.kind === 'refused' && answer.permanent) || answer.kind === 'not-found';
  if (permanent || message.attempt >= TRIES) return giveUp(ports, state, target, answer);
  const backoff = ports.settings.backoffSeconds * 2 ** message.attempt;
  return comeBack(
    ports,
    { ...message, attempt: message.attempt + 1 },
    Math.max(backoff, ports.settings.claimSeconds),
  );
}

async function show(ports: SyncPorts, state: Handoff, target: string): Promise<VendorAnswer<unknown>> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, target);
  const connector = ports.connectors[target];
  if (shape === undefined || connector === undefined)
    return { kind: 'refused', because: 'unknown-target', permanent: true };
  const values = reflectedValues(shape, state, ports.bundle.directory);
  if (values === undefined) return { kind: 'ok', value: undefined };
  const call = callOf(state, `${target}.shown.${String(state.reflectSeq)}`);
  return connector.write(state.record, values, call);
}

/** The record carries one handoff of a contract: once a later one has begun, the end of this one is not shown any more. */
async function isSucceeded(ports: SyncPorts, state: Handoff): Promise<boolean> {
  if (state.status !== 'completed' && state.status !== 'cancelled') return false;
  const rows = await handoffRowsOf(ports, state.record);
  const [newest] = rows.filter(({ contract }) => contract === state.contract);
  return newest !== undefined && newest.openedAt > state.requestedAt;
}

/** The trouble is left before the state counts as shown: whoever comes after a crash in between does it again. */
async function shown(ports: SyncPorts, state: Handoff, target: string): Promise<string> {
  await leaveTrouble(ports, state, target);
  await ports.reflections.markDone(state.handoffId, target, state.reflectSeq);
  return 'shown';
}

async function giveUp(
  ports: SyncPorts,
  state: Handoff,
  target: string,
  answer: VendorFailure,
): Promise<string> {
  const cause: IncidentCause = { kind: 'reflect-failed', target, because: reasonOf(answer) };
  await enterTrouble(ports, state, { mark: target, seq: state.reflectSeq, cause });
  return 'given-up';
}

/**
 * While the same system puts the owner off too, the end of that wait brings the next message: this one would be one
 * more. Else nobody would hear of a system that is left alone for long.
 */
async function putOff(
  ports: SyncPorts,
  state: Handoff,
  message: ConnectorMessage,
  answer: Deferred,
): Promise<string> {
  const { target } = message;
  if (isPutOff(state, target, ports.now())) return 'deferred';
  if (answer.isLong === true)
    await enterTrouble(ports, state, {
      mark: target,
      seq: state.reflectSeq,
      cause: longWait(target, answer),
      since: answer.since,
    });
  return comeBack(ports, message, answer.afterSeconds);
}
