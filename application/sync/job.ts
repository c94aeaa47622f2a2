import type { Contract } from '#domain/contract/contract.ts';
import type { Target } from '#domain/contract/target.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Reading } from '#domain/handoff/reading.ts';
import type { Handoff, HandoffState, Ownership, TargetState } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { notAwaited } from '#domain/handoff/target-obstacle.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Call, Connector } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import type { Outcome } from '../carry-out.ts';
import { commandHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { LONGEST_DELAY_SECONDS } from '../effects/connector-work.ts';
import type { SyncPorts } from './sync-ports.ts';
import { keptValues } from './kept-values.ts';
import type { KeptValues } from './kept-values.ts';
import { baselineValues } from './baseline.ts';
import { digestKey } from './digests.ts';

/** One target of one handoff, with all that a worker needs to work on it. */
export interface Job {
  readonly message: ConnectorMessage;
  readonly handoffId: HandoffId;
  readonly name: string;
  readonly state: Handoff;
  readonly target: TargetState;
  readonly connector: Connector;
  readonly shape: Target;
  readonly contract: Contract;
  /** Whose acceptance it is to show; undefined while a cancel only reads back what an earlier plan wrote. */
  readonly ownership: Ownership | undefined;
  /** What it is to be given back; undefined unless that is what is done. */
  readonly back: Readonly<Record<string, string>> | undefined;
  /** What was planned last, and for which thing; undefined while nothing was, or once it is erased. */
  readonly planned: KeptValues | undefined;
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
  // A message too many asks the system nothing: what it were answered would be nobody's matter.
  const over = notAwaited(state, target);
  if (over !== undefined) return over;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, name);
  const connector = ports.connectors[name];
  if (shape === undefined || connector === undefined) return cannot(ports, state, name, 'no-connector');
  const { handoffId } = state;
  const key = await digestKey(ports, handoffId);
  const isReversal = state.status === 'rolling-back';
  const given = isReversal ? await baselineValues(ports, state, name, target, key) : undefined;
  if (isReversal && given === undefined) return cannot(ports, state, name, 'values-erased');
  const ownership = ownershipOf(state);
  const last = target.kept.at(-1);
  const planned = last === undefined ? undefined : await keptValues(ports, { handoffId, target: name }, last);
  const back = given?.values;
  return {
    message,
    handoffId,
    name,
    state,
    target,
    connector,
    shape,
    contract,
    ownership,
    back,
    planned,
    key,
  };
}

/** What it takes is not there and will not come: a person must decide. */
async function cannot(ports: SyncPorts, state: Handoff, name: string, because: string): Promise<string> {
  const failed = { attempt: undefined, seen: seenOf(state, name), because, permanent: true } as const;
  await order(ports, state.handoffId, { type: 'FailAttempt', target: name, ...failed });
  return because;
}

/** What the log said of a target when its worker looked. */
export function seenOf(state: Handoff, name: string): Reading['seen'] {
  const target = state.targets[name];
  const { epoch, aimSeq } = state;
  return { epoch, attempt: target?.attempt ?? 0, open: target?.plan !== undefined, aimSeq };
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

/** Where it is noted what kept open what became of an attempt: no answer came, or none that says it. */
export function unansweredId({ handoffId, name }: Pick<Job, 'handoffId' | 'name'>, attempt: number): string {
  return `unanswered#${handoffId}#${name}#${String(attempt)}`;
}

/** What kept the open plan of a target open; undefined where none is, or its worker died before it knew. */
export async function unansweredOf({ texts }: Pick<SyncPorts, 'texts'>, job: Job): Promise<Unanswered> {
  const { plan } = job.target;
  const because = plan === undefined ? undefined : await texts.get(unansweredId(job, plan.attempt));
  return because === undefined ? {} : { unanswered: because };
}

export type Unanswered = Pick<Reading, 'unanswered'>;

/** Where it is noted that the system said yes to an attempt: then a value that never came is DROPPED, not unanswered. */
export function answeredId({ handoffId, name }: Pick<Job, 'handoffId' | 'name'>, attempt: number): string {
  return `answered#${handoffId}#${name}#${String(attempt)}`;
}
