import { closestStatus } from '../contract/closest.ts';
import type { Contract } from '../contract/contract.ts';
import { recordTarget } from '../contract/target.ts';
import { mappedStatus } from '../contract-log/contract-log.ts';
import { foreignText } from '../foreign-text.ts';
import { stableId } from '../ids.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { recordKey } from '../record.ts';
import type { Admission, AdmissionRules } from './admission.ts';
import { missingInputs } from './missing-inputs.ts';
import { occurrenceOf, pipelineOf } from './record-properties.ts';
import { requestFor } from './request-for.ts';
import type { SourceEvent } from './source-event.ts';

/** Whether a contract listens to this kind of event at all. */
export function concerns(contract: Contract, event: SourceEvent): boolean {
  const { object, property } = contract.trigger;
  const source: string = contract.trigger.source;
  return source === event.record.source && object === event.record.objectType && property === event.property;
}

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
