import type { Contract } from '../contract/contract.ts';
import { recordTarget } from '../contract/target.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { TITLE_PROPERTIES } from './brief-of.ts';
import { routingProperties } from './route.ts';
import type { SourceEvent } from './source-event.ts';

/** The property of a deal that names its pipeline. Source: HubSpot's guide to pipelines. */
export const PIPELINE = 'pipeline';

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

/** The pipeline that a record is in; an empty text where it names none. */
export function pipelineOf({ properties }: VendorRecord): string {
  return properties[PIPELINE]?.value.trim() ?? '';
}

/** Since when a record has its present value of the trigger's property, by its own history. */
export function occurrenceOf(event: SourceEvent, record: VendorRecord, contract: Contract): string {
  return record.properties[contract.trigger.property]?.since ?? event.occurredAt;
}
