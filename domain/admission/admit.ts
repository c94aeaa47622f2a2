import { closestStatus } from '../contract/closest.ts';
import type { Contract } from '../contract/contract.ts';
import type { ContractLog } from '../contract-log/contract-log.ts';
import { mappedStatus } from '../contract-log/contract-log.ts';
import type { Status } from '../contract/ids.ts';
import type { Directory } from '../contract/directory.ts';
import { inputProblems } from '../contract/inputs.ts';
import { missingOfLinked, unlinkedOf } from '../contract/references.ts';
import { foreignText } from '../foreign-text.ts';
import type { RequestHandoff } from '../handoff/commands.ts';
import type { Candidate } from '../handoff/hold-cause.ts';
import type { HandoffId } from '../ids.ts';
import { stableId } from '../ids.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { recordKey } from '../record.ts';
import type { Brief } from './brief.ts';
import type { Contradiction } from './contradiction-of.ts';
import { contradictionOf } from './contradiction-of.ts';
import { briefOf, TITLE_PROPERTIES } from './brief-of.ts';
import { giverOf } from './giver-of.ts';
import { routeOf, routingProperties } from './route.ts';
import type { SourceEvent } from './source-event.ts';
import { recordTarget } from '../contract/target.ts';

export interface AdmissionRules {
  readonly contract: Contract;
  readonly digest: string;
  readonly log: ContractLog;
  readonly directory: Directory;
}

/** Why an event starts nothing under a contract. */
export type IgnoredBecause =
  'another-property' | 'no-value' | 'another-pipeline' | 'not-active-yet' | 'another-status' | 'set-by-baton';

/** What an authentic event becomes under one contract. */
export type Admission =
  | { readonly kind: 'ignored'; readonly because: 'another-property' | 'not-active-yet' | 'set-by-baton' }
  /** The record stands elsewhere: nothing begins, and what has begun may be over. */
  | {
      readonly kind: 'elsewhere';
      readonly because: 'no-value' | 'another-pipeline' | 'another-status';
      readonly status: Status | undefined;
      readonly since: string;
      /** By Baton's own hand, for another handoff. */
      readonly byBaton?: true;
    }
  | { readonly kind: 'blocked'; readonly blockedId: HandoffId; readonly cause: IncidentCause }
  | {
      readonly kind: 'requested';
      readonly handoffId: HandoffId;
      readonly request: RequestHandoff['request'];
      readonly brief: Brief;
      /** Among whom the contract's rules do not decide. */
      readonly ambiguous?: readonly Candidate[];
      /** What the record says that does not agree with its status. */
      readonly contradiction?: Contradiction;
    };

/** Whether a contract listens to this kind of event at all. */
export function concerns(contract: Contract, event: SourceEvent): boolean {
  const { object, property } = contract.trigger;
  const source: string = contract.trigger.source;
  return source === event.record.source && object === event.record.objectType && property === event.property;
}

/** What has to be read of a record before its event can be judged. */
export function propertiesToRead(contract: Contract): readonly string[] {
  const owner = recordTarget(contract)?.ownerProperty;
  const fields = [...contract.inputs, ...contract.consistency, ...contract.show].map(
    (field) => field.property,
  );
  const { object, property, pipeline } = contract.trigger;
  const named = [contract.giver.property, pipeline === undefined ? undefined : PIPELINE];
  const single = [...named.filter((name) => name !== undefined), ...routingProperties(contract)];
  return [
    ...new Set([
      property,
      ...(owner === undefined ? [] : [owner]),
      ...fields,
      ...single,
      ...TITLE_PROPERTIES[object],
    ]),
  ];
}

/** The property of a deal that names its pipeline. Source: HubSpot's guide to pipelines. */
const PIPELINE = 'pipeline';

/**
 * Judges an event by the record as it is now: the event only said where to look. The occurrence is the instant at
 * which the record got its present value, by its own history; so however often and whenever a change is reported, it
 * is the same handoff.
 */
export function admit(
  event: SourceEvent,
  record: VendorRecord,
  rules: AdmissionRules,
  now: string,
): Admission {
  const { contract } = rules;
  if (!concerns(contract, event)) return { kind: 'ignored', because: 'another-property' };
  const admission = judge(event, record, rules, now);
  return isOurs(contract, record) ? echoOf(admission, occurrenceOf(event, record, contract)) : admission;
}

function judge(event: SourceEvent, record: VendorRecord, rules: AdmissionRules, now: string): Admission {
  const { contract, log } = rules;
  const value = record.properties[contract.trigger.property]?.value.trim() ?? '';
  const since = occurrenceOf(event, record, contract);
  if (value === '') return { kind: 'elsewhere', because: 'no-value', status: undefined, since };
  if (isTooEarly(contract, since)) return { kind: 'ignored', because: 'not-active-yet' };
  if (isElsewhere(contract, record))
    return { kind: 'elsewhere', because: 'another-pipeline', status: undefined, since };
  const status = mappedStatus(contract, log, value, now);
  if (status === undefined) return blocked(event, record, rules, unmapped(contract, foreignText(value)));
  if (status !== contract.trigger.status)
    return { kind: 'elsewhere', because: 'another-status', status, since };
  const missing = missingInputs(contract, record);
  if (missing !== undefined) return blocked(event, record, rules, missing);
  return requestFor(event, record, rules);
}

/**
 * The rule of our own echo: what Baton writes into the property that starts handoffs (a status that it sets back, or
 * gives back) starts nothing and blocks nothing, by the record's own history. But a record that it has moved is not
 * where the handoffs of other contracts found it. That it is emptied is only in passing.
 */
function echoOf(admission: Admission, since: string): Admission {
  const because = 'another-status';
  if (admission.kind === 'elsewhere' && admission.because === because) return { ...admission, byBaton: true };
  if (admission.kind === 'blocked' && admission.cause.kind === 'unmapped')
    return { kind: 'elsewhere', because, status: undefined, since, byBaton: true };
  return { kind: 'ignored', because: 'set-by-baton' };
}

/** An owner that Baton enters is no status, and may start a handoff of another contract. */
function isOurs(contract: Contract, record: VendorRecord): boolean {
  const { trigger } = contract;
  const isOwner = recordTarget(contract)?.ownerProperty === trigger.property;
  return !isOwner && record.properties[trigger.property]?.writtenByUs === true;
}

/** What happened before a contract was active is not its business, whenever it is reported. */
function isTooEarly({ activeFrom }: Contract, occurredAt: string): boolean {
  return activeFrom !== undefined && Date.parse(occurredAt) < Date.parse(activeFrom);
}

/** Stages of other pipelines are none of this contract's business, whether it knows their names or not. */
function isElsewhere({ trigger: { pipeline } }: Contract, record: VendorRecord): boolean {
  const shown = pipelineOf(record);
  return pipeline !== undefined && shown !== '' && shown !== pipeline;
}

function pipelineOf({ properties }: VendorRecord): string {
  return properties[PIPELINE]?.value.trim() ?? '';
}

function unmapped(contract: Contract, value: string): IncidentCause {
  const closest = closestStatus(value, contract.statusMap);
  const { source, property } = contract.trigger;
  const suggestion = closest === undefined ? {} : { closest: closest.status };
  return { kind: 'unmapped', contract: contract.id, source, property, value, ...suggestion };
}

/** Whether what is linked to the record has to be known to judge its event: only once it has the status that starts it. */
export function needsReferences(
  event: SourceEvent,
  record: VendorRecord,
  rules: AdmissionRules,
  now: string,
): boolean {
  if (rules.contract.references.length === 0) return false;
  const without = { ...rules, contract: { ...rules.contract, references: [] } };
  const admission = admit(event, record, without, now);
  return admission.kind === 'requested' || isLacking(admission);
}

function isLacking(admission: Admission): boolean {
  return admission.kind === 'blocked' && admission.cause.kind === 'missing-input';
}

/** What the record lacks before anybody may be asked, in one cause. */
export function missingInputs(contract: Contract, record: VendorRecord): IncidentCause | undefined {
  const values = Object.fromEntries(
    Object.entries(record.properties).map(([name, { value }]) => [name, value]),
  );
  const lacksPipeline = contract.trigger.pipeline !== undefined && pipelineOf(record) === '';
  const labels = [
    ...(lacksPipeline ? [PIPELINE] : []),
    ...inputProblems(contract, values).map(({ label }) => label),
    ...missingOfLinked(contract, record),
  ];
  const unlinked = [...unlinkedOf(contract, record)];
  if (labels.length === 0 && unlinked.length === 0) return undefined;
  return {
    ...{ kind: 'missing-input', contract: contract.id, field: labels.join(', ') },
    ...(unlinked.length === 0 ? {} : { unlinked }),
  };
}

function occurrenceOf(event: SourceEvent, record: VendorRecord, contract: Contract): string {
  return record.properties[contract.trigger.property]?.since ?? event.occurredAt;
}

function blocked(
  event: SourceEvent,
  record: VendorRecord,
  { contract }: AdmissionRules,
  cause: IncidentCause,
): Admission {
  const occurrence = occurrenceOf(event, record, contract);
  const blockedId = stableId('blocked', contract.id, recordKey(event.record), occurrence);
  return { kind: 'blocked', blockedId, cause };
}

/** The request that an event makes of a record which nothing stands in the way of. */
export function requestFor(
  event: SourceEvent,
  record: VendorRecord,
  rules: AdmissionRules,
): Extract<Admission, { kind: 'requested' }> {
  const { contract, digest, directory } = rules;
  const { status } = contract.trigger;
  const occurredAt = occurrenceOf(event, record, contract);
  const { ambiguous, ...route } = routeOf(record, contract, directory);
  const contradiction = contradictionOf(record, contract);
  const { occurrence } = contract.trigger;
  const key = ['handoff', contract.id, recordKey(event.record), status];
  const handoffId = stableId(...key, ...(occurrence === 'each-time' ? [occurredAt] : []));
  return {
    kind: 'requested',
    handoffId,
    brief: briefOf(event.record, record, contract),
    ...(ambiguous === undefined ? {} : { ambiguous }),
    ...(contradiction === undefined ? {} : { contradiction }),
    request: {
      handoffId,
      contract: contract.id,
      contractDigest: digest,
      record: event.record,
      status,
      occurredAt,
      ...giverOf(event, record, contract, directory),
      ...route,
      targets: contract.sync.targets.map((target) => target.system),
    },
  };
}
