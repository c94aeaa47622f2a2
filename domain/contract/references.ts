import type { VendorRecord } from '../ports/connector.ts';
import type { Contract, Reference } from './contract.ts';
import { inputProblems } from './inputs.ts';

/** What is not linked to a record and has to be, or is and lacks what it must carry; each as people call it. */
export function missingReferences({ references }: Contract, { linked = {} }: VendorRecord): string[] {
  return references.flatMap((reference) => {
    const lacks = (linked[reference.object] ?? []).map((record) => lackedBy(record, reference));
    const [first] = lacks.toSorted((a, b) => a.length - b.length);
    return first?.map((label) => `${label} (${reference.label})`) ?? [reference.label];
  });
}

/** Of several that are linked, one has to carry all. */
export function isWhole(record: VendorRecord, reference: Reference): boolean {
  return lackedBy(record, reference).length === 0;
}

function lackedBy({ properties }: VendorRecord, { inputs }: Reference): string[] {
  const values = Object.fromEntries(Object.entries(properties).map(([name, { value }]) => [name, value]));
  return inputProblems({ inputs }, values).map(({ label }) => label);
}
