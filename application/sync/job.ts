import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Reading } from '#domain/handoff/reading.ts';
import type { Handoff, HandoffState, TargetState } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Call, Connector } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import type { Outcome } from '../carry-out.ts';
import { commandHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { LONGEST_DELAY_SECONDS } from '../effects/connector-work.ts';
import type { SyncPorts } from './sync-ports.ts';
import { digestKey } from './digests.ts';
import { targetNamed, wantedValues } from './wanted.ts';

/** One target of one handoff, with all that a worker needs to work on it. */
export interface Job {
  readonly message: ConnectorMessage;
  readonly handoffId: HandoffId;
  readonly name: string;
  readonly state: Handoff;
  readonly target: TargetState;
  readonly connector: Connector;
  /** What the target should show; nothing while a cancel only reads back what an earlier plan wrote. */
  readonly wanted: Readonly<Record<string, string>>;
  /** What has to be read of the record. */
  readonly properties: readonly string[];
  readonly readBackAfterSeconds: number;
  readonly key: string;
}

/** The job behind a message; a word when there is nothing to do. */
export async function jobFor(
  ports: SyncPorts,
  state: HandoffState,
  message: ConnectorMessage,
): Promise<Job | string> {
  const { target: name } = message;
  const target = state?.targets[name];
  if (state === undefined || target === undefined) return 'unknown';
  if (state.status !== 'syncing' && state.status !== 'cancelling') return 'not-syncing';
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, name);
  const connector = ports.connectors[name];
  if (shape === undefined || connector === undefined) return 'unknown';
  const ownership = ownershipOf(state);
  const wanted = ownership === undefined ? {} : wantedValues(shape, ownership, ports.bundle.directory);
  if (wanted === undefined && state.status === 'syncing') return noSuchPerson(ports, state, name);
  const { readBackAfterSeconds } = shape;
  const key = await digestKey(ports, state.handoffId);
  const properties = [...new Set([...Object.keys(wanted ?? {}), ...Object.keys(target.plan?.wanted ?? {})])];
  const { handoffId } = state;
  return {
    message,
    handoffId,
    name,
    state,
    target,
    connector,
    wanted: wanted ?? {},
    properties,
    readBackAfterSeconds,
    key,
  };
}

/** Whoever accepted is gone from the directory: no system can be told, and a person must decide. */
async function noSuchPerson(ports: SyncPorts, state: Handoff, name: string): Promise<string> {
  const because = 'unknown-person';
  const seen = seenOf(state, name);
  await order(ports, state.handoffId, {
    type: 'FailAttempt',
    target: name,
    attempt: undefined,
    seen,
    because,
    permanent: true,
  });
  return because;
}

/** What the log said of a target when its worker looked. */
export function seenOf(state: Handoff, name: string): Reading['seen'] {
  const target = state.targets[name];
  return { epoch: state.epoch, attempt: target?.attempt ?? 0, open: target?.plan !== undefined };
}

export async function order(
  ports: SyncPorts,
  handoffId: HandoffId,
  command: SyncCommand,
): Promise<Outcome<HandoffState, HandoffFact>> {
  return commandHandoff(ports, { handoffId, command, actor: { kind: 'system', id: 'sync-target' } });
}

/** Puts the message back for later. */
export async function comeBack(
  ports: SyncPorts,
  message: ConnectorMessage,
  seconds: number,
): Promise<'later'> {
  const delay = Math.min(LONGEST_DELAY_SECONDS, Math.max(1, Math.ceil(seconds)));
  await ports.queues.connect(message, delay);
  return 'later';
}

/** What a write takes along: `what` tells the writes of one handoff apart. */
export function callOf({ correlationId, handoffId }: Handoff, what: string): Call {
  return { correlationId, idempotencyKey: `${handoffId}.${what}` };
}

/** Where it is noted that the system said yes to an attempt: then a value that never came is DROPPED, not unanswered. */
export function answeredId({ handoffId, name }: Pick<Job, 'handoffId' | 'name'>, attempt: number): string {
  return `answered#${handoffId}#${name}#${String(attempt)}`;
}
