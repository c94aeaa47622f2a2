import type { Handoff } from '#domain/handoff/state.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { loadHandoff } from '../command-handoff.ts';
import { commandIncident } from '../command-incident.ts';
import { rulesOf } from '../contracts.ts';
import type { SyncPorts } from './sync-target.ts';
import { reflectedValues, targetNamed } from './wanted.ts';

const actor = { kind: 'system', id: 'sync-target' } as const;

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
  if (claim === 'busy') return again(ports, message, ports.settings.claimSeconds);
  const answer = await show(ports, state, target);
  if (answer.kind === 'ok') return shown(ports, state, target);
  if (answer.kind === 'deferred') return again(ports, message, answer.afterSeconds);
  const permanent = (answer.kind === 'refused' && answer.permanent) || answer.kind === 'not-found';
  if (permanent || message.attempt >= TRIES) return giveUp(ports, state, target, answer);
  const backoff = ports.settings.backoffSeconds * 2 ** message.attempt;
  return again(
    ports,
    { ...message, attempt: message.attempt + 1 },
    Math.max(backoff, ports.settings.claimSeconds),
  );
}

async function show(ports: SyncPorts, state: Handoff, target: string): Promise<VendorAnswer<void>> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, target);
  const connector = ports.connectors[target];
  if (shape === undefined || connector === undefined)
    return { kind: 'refused', because: 'unknown-target', permanent: true };
  return connector.write(state.record, reflectedValues(shape, state, ports.bundle.directory));
}

async function shown(ports: SyncPorts, state: Handoff, target: string): Promise<string> {
  await ports.reflections.markDone(state.handoffId, target, state.reflectSeq);
  const incidentId = await ports.texts.get(trouble(state.handoffId, target));
  if (incidentId === undefined) return 'shown';
  const member = memberOf(state);
  await commandIncident(ports, { incidentId, actor, command: { type: 'LeaveIncident', member } });
  await ports.texts.remove(trouble(state.handoffId, target));
  return 'shown';
}

async function giveUp(
  ports: SyncPorts,
  state: Handoff,
  target: string,
  answer: Exclude<VendorAnswer<void>, { readonly kind: 'ok' }>,
): Promise<string> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const cause: IncidentCause = {
    kind: 'reflect-failed',
    target,
    because: 'because' in answer ? answer.because : answer.kind,
  };
  const incidentId = incidentIdOf(cause, { id: state.handoffId, seq: 0 });
  await ports.texts.put(trouble(state.handoffId, target), incidentId);
  await commandIncident(ports, {
    incidentId,
    actor,
    correlationId: correlationIdSchema.parse(state.correlationId),
    command: {
      type: 'JoinIncident',
      member: memberOf(state),
      cause,
      contract: contract.id,
      owner: contract.contractOwner,
      withinSeconds: contract.sla.incidentWithinSeconds,
    },
  });
  return 'given-up';
}

/** A handoff is in the trouble of one target once, whatever state could not be shown. */
function memberOf({ handoffId }: Handoff): string {
  return `${subjectId('handoff', handoffId)}@0`;
}

function trouble(handoffId: string, target: string): string {
  return `reflect-trouble#${handoffId}#${target}`;
}

async function again(ports: SyncPorts, message: ConnectorMessage, seconds: number): Promise<string> {
  await ports.queues.connect(message, Math.min(900, Math.max(1, Math.ceil(seconds))));
  return 'later';
}
