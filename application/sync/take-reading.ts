import type { Expectation } from '#domain/contract/target.ts';
import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { digestValue } from './digests.ts';
import { EXISTS } from './exists.ts';
import type { KeptValues } from './kept-values.ts';
import { seenOf } from './job.ts';
import type { Job, Unanswered } from './job.ts';
import type { Look } from './look-at.ts';

/** Compares what a system shows with what is wanted, bound to the state of the log under which it was read. */
export function readingOf(job: Job, look: Look, more: More = {}): Reading {
  const { wanted, movedBy, movedFrom } = look;
  const { lastWriteAnswered = false, kept, earlier = [], unanswered } = more;
  return {
    properties: Object.fromEntries(
      look.properties.map((property) => [property, propertyReading(job, look, property, earlier)]),
    ),
    wanted: Object.fromEntries(
      Object.entries(wanted).map(([property, value]) => [property, digestValue(job.key, value)]),
    ),
    seen: seenOf(job.state, job.name),
    lastWriteAnswered,
    ...(kept === undefined ? {} : { kept }),
    ...(unanswered === undefined ? {} : { unanswered }),
    ...(movedBy === undefined ? {} : { movedBy }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
  };
}

interface More extends Unanswered {
  readonly lastWriteAnswered?: boolean;
  /** Under which id the values of the look are kept. */
  readonly kept?: string;
  /** What earlier plans wrote. */
  readonly earlier?: readonly KeptValues[];
}

function propertyReading(
  { key, connector }: Job,
  { wanted, shown }: Look,
  property: string,
  earlier: readonly KeptValues[],
): PropertyReading {
  const present = shown.properties[property];
  const found = present?.value ?? '';
  const value = wanted[property];
  const isSame = value !== undefined && connector.isSame(property, value, found);
  const matches = found === value || isAway(wanted, shown) ? 'exactly' : isSame ? 'normalised' : 'no';
  const isOurs = earlier.some(({ wanted: { [property]: ours } }) => {
    return ours !== undefined && (ours === found || connector.isSame(property, ours, found));
  });
  const writtenByUs = present?.writtenByUs ?? false;
  return { digest: digestValue(key, found), matches, writtenByUs, ...(isOurs ? { isOurs } : {}) };
}

/** What is to be away and is has no fields left that could show anything else. */
function isAway(wanted: Look['wanted'], { properties }: VendorRecord): boolean {
  return wanted[EXISTS] === 'no' && properties[EXISTS]?.value === 'no';
}

/** Whether every field that was planned shows its value. */
export function isAsWanted({ properties }: Reading): boolean {
  return Object.values(properties).every(({ matches }) => matches !== 'no');
}

/** The first field that has to show something besides and does not. */
export function unmetIn(
  { properties }: VendorRecord,
  expectations: readonly Expectation[],
): string | undefined {
  return expectations.find(({ field, oneOf }) => {
    const value = properties[field]?.value.trim() ?? '';
    return oneOf === undefined ? value === '' : !oneOf.includes(value);
  })?.field;
}
