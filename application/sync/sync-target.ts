import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Handoff, HandoffState, TargetState } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Connector, VendorAnswer, VendorRecord } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { addSeconds, secondsUntil } from '#domain/time.ts';
import type { Outcome } from '../carry-out.ts';
import { commandHandoff, loadHandoff } from '../command-handoff.ts';
import type { CommandPorts } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { LONGEST_DELAY_SECONDS } from '../effects/connector-work.ts';
import type { Ports } from '../ports.ts';
import { digestKey, readingOf } from './take-reading.ts';
import type { Look } from './take-reading.ts';
import { targetNamed, wantedValues } from './wanted.ts';

export type SyncPorts = CommandPorts &
  Pick<Ports, 'texts' | 'reflections' | 'random'> & {
    readonly queues: Pick<Ports['queues'], 'connect'>;
    readonly connectors: Readonly<Record<string, Connector>>;
    readonly sleep: (seconds: number) => Promise<void>;
  };

const actor = { kind: 'system', id: 'sync-target' } as const;

/** A reading that the log has left behind is taken again, at once, this often; then the message comes back later. */
const LOOKS = 3;

/** One target of one handoff, with all that a worker needs to work on it. */
interface Job {
  readonly message: ConnectorMessage;
  readonly handoffId: HandoffId;
  readonly name: string;
  readonly state: Handoff;
  readonly target: TargetState;
  readonly connector: Connector;
  readonly wanted: Readonly<Record<string, string>>;
  readonly readBackAfterSeconds: number;
  readonly key: string;
}

/**
 * Makes one system show the new owner: look, plan (committed before the write), write, read back, compare. Only the
 * worker whose plan is in the log writes, and only while its lease runs; whatever the outcome, it is a fact and, if
 * something is still to be done, a message, never an exception.
 */
export async function syncTarget(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const outcome = await lookAndWrite(ports, message);
    if (outcome !== 'moved') return outcome;
  }
  await comeBack(ports, message, ports.settings.backoffSeconds);
  return 'moved';
}

async function lookAndWrite(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const job = await jobFor(ports, await loadHandoff(ports, message.handoffId), message);
  if (typeof job === 'string') return job;
  const wait = waitBefore(job.target, ports.now());
  if (wait > 0) return comeBack(ports, job.message, wait);
  const answer = await job.connector.read(job.state.record, Object.keys(job.wanted));
  if (answer.kind !== 'ok') return failed(ports, job, undefined, answer);
  const look = await lookOf(ports, job, answer.value);
  const planned = await plan(ports, job, look);
  if (planned.refusal !== undefined) return refusal(ports, job, planned.refusal.because);
  const attempt = plannedAttempt(planned.facts);
  return attempt === undefined ? 'decided' : write(ports, job, attempt);
}

async function jobFor(
  ports: SyncPorts,
  state: HandoffState,
  message: ConnectorMessage,
): Promise<Job | string> {
  const { target: name } = message;
  const target = state?.targets[name];
  if (state === undefined || target === undefined) return 'unknown';
  if (state.status !== 'syncing' && state.status !== 'cancelling') return 'not-syncing';
  const { contract } = await rulesOf(ports, state.contractDigest);
  const ownership = ownershipOf(state);
  const shape = targetNamed(contract, name);
  const connector = ports.connectors[name];
  if (ownership === undefined || shape === undefined || connector === undefined) return 'unknown';
  const wanted = wantedValues(shape, ownership, ports.bundle.directory);
  if (wanted === undefined) return noSuchPerson(ports, state, name);
  const key = await digestKey(ports, state.handoffId);
  const { readBackAfterSeconds } = shape;
  return {
    message,
    handoffId: state.handoffId,
    name,
    state,
    target,
    connector,
    wanted,
    readBackAfterSeconds,
    key,
  };
}

/** Whoever accepted is gone from the directory: no system can be told, and a person must decide. */
async function noSuchPerson(ports: SyncPorts, state: Handoff, name: string): Promise<string> {
  const seen = seenOf(state, name);
  await order(ports, state.handoffId, {
    type: 'FailAttempt',
    target: name,
    attempt: undefined,
    seen,
    because: 'unknown-person',
    permanent: true,
  });
  return 'unknown-person';
}

function seenOf(
  state: Handoff,
  name: string,
): { readonly epoch: number; readonly attempt: number; readonly open: boolean } {
  const target = state.targets[name];
  return { epoch: state.epoch, attempt: target?.attempt ?? 0, open: target?.plan !== undefined };
}

/** Seconds until somebody may act: the end of a lease or of a deferral. */
function waitBefore({ plan, deferral }: TargetState, now: string): number {
  return Math.max(
    plan === undefined ? 0 : secondsUntil(now, plan.leaseUntil),
    deferral === undefined ? 0 : secondsUntil(now, deferral.until),
  );
}

async function lookOf(ports: SyncPorts, job: Job, shown: VendorRecord): Promise<Look> {
  const { state, name, wanted, key, target } = job;
  const answered = await ports.texts.get(answeredId(job, target.attempt));
  return { state, target: name, wanted, shown, key, lastWriteAnswered: answered !== undefined };
}

/** The values before a write are kept (erasable) before the plan names their digests. */
async function plan(ports: SyncPorts, job: Job, look: Look): Promise<Outcome<HandoffState, HandoffFact>> {
  const before = Object.keys(job.wanted).map(
    (property) => [property, look.shown.properties[property]?.value ?? ''] as const,
  );
  const attempt = job.target.attempt + 1;
  await ports.texts.put(
    `before#${job.handoffId}#${job.name}#${String(attempt)}`,
    JSON.stringify(Object.fromEntries(before)),
  );
  const reading = readingOf(job.connector, look);
  return order(ports, job.handoffId, { type: 'PlanTarget', target: job.name, reading });
}

function plannedAttempt(facts: readonly HandoffFact[]): number | undefined {
  return facts.find((fact) => fact.type === 'TargetPlanned')?.attempt;
}

async function refusal(ports: SyncPorts, job: Job, because: string): Promise<string> {
  if (because === 'leased' || because === 'deferred')
    return comeBack(ports, job.message, ports.settings.planLeaseSeconds);
  return because;
}

/** One plan is exactly one request. */
async function write(ports: SyncPorts, job: Job, attempt: number): Promise<string> {
  const answer = await job.connector.write(job.state.record, job.wanted);
  if (answer.kind === 'ok') return readBack(ports, job, attempt, true);
  if (answer.kind === 'unknown') return readBack(ports, job, attempt, false);
  return failed(ports, job, attempt, answer);
}

/**
 * What is there decides, not what the system answered. If it is not (yet) there, the plan stays open and its lease
 * runs: the system may still apply it. Whoever comes after the lease looks again.
 */
async function readBack(ports: SyncPorts, job: Job, attempt: number, answered: boolean): Promise<string> {
  await ports.sleep(job.readBackAfterSeconds);
  if (answered) await ports.texts.put(answeredId(job, attempt), 'yes');
  const answer = await job.connector.read(job.state.record, Object.keys(job.wanted));
  if (answer.kind === 'ok') {
    const look = { ...(await lookOf(ports, job, answer.value)), lastWriteAnswered: answered };
    const reading = readingOf(job.connector, look);
    const verdict = await order(ports, job.handoffId, {
      type: 'VerifyTarget',
      target: job.name,
      attempt,
      reading,
    });
    if (verdict.facts.length > 0) return 'verified';
  }
  return comeBack(ports, job.message, ports.settings.planLeaseSeconds);
}

type Failure = Exclude<VendorAnswer<unknown>, { readonly kind: 'ok' }>;

async function failed(
  ports: SyncPorts,
  job: Job,
  attempt: number | undefined,
  answer: Failure,
): Promise<string> {
  const { handoffId, name, state } = job;
  const seen = seenOf(state, name);
  if (answer.kind === 'deferred') {
    const until = addSeconds(ports.now(), answer.afterSeconds);
    await order(ports, handoffId, {
      type: 'DeferTarget',
      target: name,
      attempt,
      seen,
      until,
      because: answer.because,
    });
    return comeBack(ports, job.message, answer.afterSeconds);
  }
  const command = { type: 'FailAttempt', target: name, attempt, seen, ...failureOf(answer) } as const;
  const outcome = await order(ports, handoffId, command);
  if (outcome.refusal?.because === 'moved') return 'moved';
  const backoff = ports.settings.backoffSeconds * 2 ** job.target.used * ports.random();
  return outcome.state?.status === 'syncing' ? comeBack(ports, job.message, Math.ceil(backoff)) : 'held';
}

function failureOf(
  answer: Exclude<Failure, { kind: 'deferred' }>,
): Pick<Extract<SyncCommand, { type: 'FailAttempt' }>, 'because' | 'permanent' | 'field'> {
  switch (answer.kind) {
    case 'refused': {
      const { because, permanent, field } = answer;
      return { because, permanent, ...(field === undefined ? {} : { field }) };
    }
    case 'unauthorised':
      return { because: 'unauthorised', permanent: false };
    case 'not-found':
      return { because: 'not-found', permanent: true };
    case 'unknown':
      return { because: answer.because, permanent: false };
  }
}

async function order(
  ports: SyncPorts,
  handoffId: HandoffId,
  command: SyncCommand,
): Promise<Outcome<HandoffState, HandoffFact>> {
  return commandHandoff(ports, { handoffId, command, actor });
}

async function comeBack(ports: SyncPorts, message: ConnectorMessage, seconds: number): Promise<string> {
  const delay = Math.min(LONGEST_DELAY_SECONDS, Math.max(1, Math.ceil(seconds)));
  await ports.queues.connect(message, delay);
  return 'later';
}

/** Marks that the system said yes to an attempt: then a value that never came is DROPPED, not unanswered. */
function answeredId({ handoffId, name }: Pick<Job, 'handoffId' | 'name'>, attempt: number): string {
  return `answered#${handoffId}#${name}#${String(attempt)}`;
}
