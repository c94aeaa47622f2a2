import type { Contract } from '#domain/contract/contract.ts';
import { targetNamed } from '#domain/contract/target.ts';
import { valueOf } from '#domain/contract/status-of.ts';
import type { ContractLog } from '#domain/contract-log/contract-log.ts';
import { mappedStatus } from '#domain/contract-log/contract-log.ts';
import type { SettleStatus } from '#domain/handoff/commands.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { StatusChange } from '#domain/handoff/status-change.ts';
import type { Connector, PropertyValue, VendorAnswer } from '#domain/ports/connector.ts';
import { loadContractLog } from '../command-contract.ts';
import { rulesOf } from '../contracts.ts';
import { statusMark } from '../effects/connector-work.ts';
import { callOf } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';

export type Settled = SettleStatus['outcome'];

/** The property that HubSpot lets go backwards only when it is emptied first. Source: its reference of lifecycle stages. */
const EMPTIED_FIRST = 'lifecyclestage';

/** The record's history does not say yet since when it has its value, and so not whether it is somebody's own change. */
export const NO_HISTORY = 'no-history';

interface Job {
  readonly state: Handoff;
  readonly change: StatusChange;
  readonly connector: Connector;
  readonly contract: Contract;
  readonly log: ContractLog;
  readonly now: string;
  /** The vendor's value that the change is to give the record. */
  readonly to: string;
  /** What the record had before anything of this change was written; undefined: nothing was yet. */
  readonly kept: string | undefined;
  readonly attempt: number;
}

type Aim =
  | { readonly kind: 'write'; readonly value: string }
  | { readonly kind: 'over'; readonly answer: VendorAnswer<Settled> };

const UNKNOWN_STATUS = { kind: 'refused', because: 'unknown-status', permanent: true } as const;

/**
 * Reads the record, writes what it has to get now, or what has to be taken back, and reads it again: at most six
 * requests, and the contract's readBackAfter once, which is what the worker's time is counted for.
 */
export async function writeStatus(
  ports: SyncPorts,
  state: Handoff,
  change: StatusChange,
  attempt: number,
): Promise<VendorAnswer<Settled>> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const connector = ports.connectors[change.system];
  const to = valueOf(contract, change.to);
  if (connector === undefined || to === undefined) return UNKNOWN_STATUS;
  const log = await loadContractLog(ports, contract.id);
  const kept = await ports.texts.get(keptId(state, change));
  const job: Job = { state, change, connector, contract, log, now: ports.now(), to, kept, attempt };
  const before = await look(job);
  if (before.kind !== 'ok') return before.kind === 'not-found' ? { kind: 'ok', value: 'gone' } : before;
  const aim = aimOf(job, before.value);
  return aim.kind === 'over' ? aim.answer : written(ports, job, before.value.value, aim.value);
}

/** What it had is kept before the first write: whatever comes in between, it can be given back. */
async function written(
  ports: SyncPorts,
  job: Job,
  before: string,
  value: string,
): Promise<VendorAnswer<Settled>> {
  const had = before === '' ? valueOf(job.contract, job.change.from) : before;
  if (had === undefined) return UNKNOWN_STATUS;
  const kept = await ports.texts.putOnce(keptId(job.state, job.change), had);
  const shown = await write(ports, job, before, value);
  if (shown.kind !== 'ok') return shown;
  const aim = aimOf({ ...job, kept }, shown.value);
  return aim.kind === 'over' ? aim.answer : { kind: 'unknown', because: 'dropped' };
}

function keptId({ handoffId }: Handoff, { system, seq }: StatusChange): string {
  return `before#${handoffId}#${statusMark(system)}#${String(seq)}`;
}

/**
 * HubSpot says yes to a lifecycle stage that goes backwards and keeps the old one, unless it is emptied first in a
 * request of its own. That it was kept is believed on a later try only: what is read right after a write may be old.
 * What was emptied is not looked at in between, nor waited for at the end: there is no time for it. A look that comes
 * too early sees nothing, and the next try sees it.
 */
async function write(
  ports: SyncPorts,
  job: Job,
  before: string,
  value: string,
): Promise<VendorAnswer<PropertyValue>> {
  const first = await writeOnce(ports, job, value);
  const mayBeEmptied = job.contract.trigger.property === EMPTIED_FIRST && job.attempt > 1 && before !== '';
  if (!mayBeEmptied || first.kind !== 'ok' || first.value.value !== before) return first;
  const emptied = await send(job, '');
  if (emptied.kind !== 'ok') return emptied;
  const again = await send(job, value);
  return again.kind === 'ok' ? look(job) : again;
}

function send({ connector, contract, state, change, attempt }: Job, value: string) {
  const { system, seq } = change;
  const call = callOf(state, `${system}.status.${String(seq)}.${String(attempt)}`);
  return connector.write(state.record, { [contract.trigger.property]: value }, call);
}

async function writeOnce(ports: SyncPorts, job: Job, value: string): Promise<VendorAnswer<PropertyValue>> {
  const answer = await send(job, value);
  if (answer.kind !== 'ok') return answer;
  const { contract } = job;
  const target = targetNamed(contract, job.change.system);
  await ports.sleep(target?.readBackAfterSeconds ?? 0);
  return look(job);
}

async function look({ connector, contract, state }: Job): Promise<VendorAnswer<PropertyValue>> {
  const { property } = contract.trigger;
  const answer = await connector.read(state.record, [property]);
  if (answer.kind !== 'ok') return answer;
  const nothing: PropertyValue = { value: '', writtenByUs: false, since: undefined, changedBy: undefined };
  return { kind: 'ok', value: answer.value.properties[property] ?? nothing };
}

function aimOf(job: Job, shown: PropertyValue): Aim {
  return job.change.isUnwanted ? takingBack(job, shown) : setting(job, shown);
}

/** It is written over what the change was about, or over nothing if Baton itself emptied it. */
function setting(job: Job, shown: PropertyValue): Aim {
  const { change, contract, log, now, to } = job;
  const { value, since, writtenByUs } = shown;
  if (value === to) return over('written');
  if (isEmptied(job, shown)) return { kind: 'write', value: to };
  const status = mappedStatus(contract, log, value, now);
  // A mapping may have ended since: then the instant alone says that it is the same value.
  const isFrom = status === change.from || (status === undefined && since === change.since);
  if (!isFrom) return over('changed');
  if (writtenByUs) return { kind: 'write', value: to };
  if (since === undefined) return { kind: 'over', answer: { kind: 'unknown', because: NO_HISTORY } };
  return since <= change.since ? { kind: 'write', value: to } : over('changed');
}

/** Only what Baton wrote for this very change is taken back. */
function takingBack(job: Job, shown: PropertyValue): Aim {
  const { change, contract, kept, to } = job;
  const { value, writtenByUs } = shown;
  const isOut = isEmptied(job, shown) || (writtenByUs && kept !== undefined && value === to);
  if (!isOut) return over(writtenByUs && value === kept ? 'taken-back' : 'unwanted');
  const back = kept ?? valueOf(contract, change.from);
  return back === undefined ? { kind: 'over', answer: UNKNOWN_STATUS } : { kind: 'write', value: back };
}

/** Once something was written, an empty value that nobody is named for is Baton's own: the history may lag behind. */
function isEmptied({ kept }: Job, { value, writtenByUs, since }: PropertyValue): boolean {
  return value === '' && (writtenByUs || (since === undefined && kept !== undefined));
}

function over(value: Settled): Aim {
  return { kind: 'over', answer: { kind: 'ok', value } };
}
