import type { Contract } from '#domain/contract/contract.ts';
import { statusOf, valueOf } from '#domain/contract/status-of.ts';
import type { SettleStatus } from '#domain/handoff/commands.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { StatusChange } from '#domain/handoff/status-change.ts';
import { owedStatus } from '#domain/handoff/status-change.ts';
import type { Connector, PropertyValue, VendorAnswer } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { commandHandoff, loadHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { statusMark } from '../effects/connector-work.ts';
import { comeBack } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';
import { enterTrouble, leaveTrouble } from './trouble.ts';

const actor = { kind: 'system', id: 'sync-target' } as const;

/** Tries of one change, with doubling waits in between; then an incident, which somebody may have tried again. */
const TRIES = 5;

type Settled = SettleStatus['outcome'];
type NotSettled = Exclude<VendorAnswer<unknown>, { readonly kind: 'ok' }>;

interface Change {
  readonly state: Handoff;
  readonly change: StatusChange;
  readonly connector: Connector;
  readonly contract: Contract;
  /** The vendor's value that is to be written. */
  readonly wanted: string;
}

/**
 * Gives the record the status that its handoff wants it to have now: reads, writes only over what it was about,
 * reads back. A later change by somebody stands. A failure opens an incident and never holds the handoff.
 */
export async function setStatus(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const { handoffId, target } = message;
  const state = await loadHandoff(ports, handoffId);
  const change = state === undefined ? undefined : owedStatus(state);
  if (state === undefined || change === undefined) return 'done';
  const now = ports.now();
  const leaseUntil = addSeconds(now, ports.settings.claimSeconds);
  const claim = await ports.reflections.claim(handoffId, statusMark(target), change.seq, now, leaseUntil);
  if (claim === 'done') return 'done';
  if (claim === 'busy') return comeBack(ports, message, ports.settings.claimSeconds);
  const answer = await make(ports, state, change);
  return answer.kind === 'ok'
    ? settle(ports, state, change, answer.value)
    : notYet(ports, state, { change, message, answer });
}

async function make(ports: SyncPorts, state: Handoff, change: StatusChange): Promise<VendorAnswer<Settled>> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const connector = ports.connectors[change.system];
  const wanted = valueOf(contract, change.to);
  if (connector === undefined || wanted === undefined)
    return { kind: 'refused', because: 'unknown-status', permanent: true };
  const job: Change = { state, change, connector, contract, wanted };
  const before = await look(job);
  if (before.kind !== 'ok') return before.kind === 'not-found' ? settled('gone') : before;
  const obstacle = obstacleTo(job, before.value);
  return obstacle === undefined ? write(ports, job, before.value.value) : settled(obstacle);
}

/**
 * HubSpot says yes to a lifecycle stage that goes backwards and keeps the old one, unless it is emptied first in a
 * request of its own. Source: HubSpot's reference of lifecycle stages.
 */
async function write(ports: SyncPorts, job: Change, before: string): Promise<VendorAnswer<Settled>> {
  const first = await writeOnce(ports, job, job.wanted);
  if (first.kind !== 'ok' || before === '' || first.value.value !== before) return outcomeOf(job, first);
  const emptied = await writeOnce(ports, job, '');
  if (emptied.kind !== 'ok' || emptied.value.value !== '') return outcomeOf(job, emptied);
  return outcomeOf(job, await writeOnce(ports, job, job.wanted));
}

async function writeOnce(ports: SyncPorts, job: Change, value: string): Promise<VendorAnswer<PropertyValue>> {
  const { connector, contract, state } = job;
  const answer = await connector.write(state.record, { [contract.trigger.property]: value });
  if (answer.kind !== 'ok') return answer;
  const target = contract.sync.targets.find(({ system }) => system === job.change.system);
  await ports.sleep(target?.readBackAfterSeconds ?? 0);
  return look(job);
}

function outcomeOf(job: Change, shown: VendorAnswer<PropertyValue>): VendorAnswer<Settled> {
  if (shown.kind !== 'ok') return shown;
  const obstacle = obstacleTo(job, shown.value);
  return obstacle === undefined ? { kind: 'unknown', because: 'dropped' } : settled(obstacle);
}

async function look({ connector, contract, state }: Change): Promise<VendorAnswer<PropertyValue>> {
  const { property } = contract.trigger;
  const answer = await connector.read(state.record, [property]);
  if (answer.kind !== 'ok') return answer;
  const nothing: PropertyValue = { value: '', writtenByUs: false, since: undefined, changedBy: undefined };
  return { kind: 'ok', value: answer.value.properties[property] ?? nothing };
}

/** Nothing is left to write: it shows what it should, or what somebody else has made of it since. */
function obstacleTo({ change, contract, wanted }: Change, shown: PropertyValue): Settled | undefined {
  const { value, since, writtenByUs } = shown;
  if (value === wanted) return 'written';
  const isOurs = writtenByUs && value === '';
  const isFrom = statusOf(contract, value) === change.from;
  const isOld = writtenByUs || since === undefined || since <= change.since;
  return isOurs || (isFrom && isOld) ? undefined : 'changed';
}

function settled(value: Settled): VendorAnswer<Settled> {
  return { kind: 'ok', value };
}

/** The trouble is left before the change counts as made: whoever comes after a crash in between does it again. */
async function settle(
  ports: SyncPorts,
  { handoffId }: Handoff,
  { system, seq }: StatusChange,
  outcome: Settled,
): Promise<string> {
  const command = { type: 'SettleStatus', dueSeq: seq, outcome } as const;
  await commandHandoff(ports, { handoffId, command, actor });
  await leaveTrouble(ports, handoffId, statusMark(system));
  await ports.reflections.markDone(handoffId, statusMark(system), seq);
  return outcome;
}

async function notYet(
  ports: SyncPorts,
  state: Handoff,
  {
    change,
    message,
    answer,
  }: { readonly change: StatusChange; readonly message: ConnectorMessage; readonly answer: NotSettled },
): Promise<string> {
  if (answer.kind === 'deferred') return comeBack(ports, message, answer.afterSeconds);
  const permanent = answer.kind === 'refused' && answer.permanent;
  if (permanent || message.attempt >= TRIES) {
    const { system, seq } = change;
    const cause = { kind: 'status-failed', target: system, because: reasonOf(answer) } as const;
    await enterTrouble(ports, state, { mark: statusMark(system), seq, cause });
    return 'given-up';
  }
  const backoff = Math.max(ports.settings.backoffSeconds * 2 ** message.attempt, ports.settings.claimSeconds);
  return comeBack(ports, { ...message, attempt: message.attempt + 1 }, backoff);
}
