import { stableId } from '../ids.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { recordKey } from '../record.ts';
import type { Admission, AdmissionRules } from './admission.ts';
import { briefOf } from './brief-of.ts';
import { contradictionOf } from './contradiction-of.ts';
import { giverOf } from './giver-of.ts';
import { occurrenceOf } from './record-properties.ts';
import { routeOf } from './route.ts';
import type { SourceEvent } from './source-event.ts';

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
