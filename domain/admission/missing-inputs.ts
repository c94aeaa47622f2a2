import type { Contract } from '../contract/contract.ts';
import { inputProblems } from '../contract/inputs.ts';
import { missingOfLinked, unlinkedOf } from '../contract/references.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { PIPELINE, pipelineOf } from './record-properties.ts';

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
