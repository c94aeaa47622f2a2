import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { digestValue } from './digests.ts';
import { seenOf } from './job.ts';
import type { Job } from './job.ts';

/** Compares what a system shows with what is wanted, bound to the state of the log under which it was read. */
export function readingOf(job: Job, shown: VendorRecord, lastWriteAnswered: boolean): Reading {
  const { wanted, key } = job;
  return {
    properties: Object.fromEntries(
      job.properties.map((property) => [property, propertyReading(job, property, shown)]),
    ),
    wanted: Object.fromEntries(
      Object.entries(wanted).map(([property, value]) => [property, digestValue(key, value)]),
    ),
    seen: seenOf(job.state, job.name),
    lastWriteAnswered,
  };
}

function propertyReading(
  { wanted, key, connector }: Job,
  property: string,
  shown: VendorRecord,
): PropertyReading {
  const present = shown.properties[property];
  const found = present?.value ?? '';
  const value = wanted[property];
  const isSame = value !== undefined && connector.isSame(property, value, found);
  const matches = found === value ? 'exactly' : isSame ? 'normalised' : 'no';
  return { digest: digestValue(key, found), matches, writtenByUs: present?.writtenByUs ?? false };
}
