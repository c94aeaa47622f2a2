import type { Call } from '#domain/ports/connector.ts';
import { CHECKS } from './checks.ts';
import { ending, finding, giveTo, ownerOf, shows } from './check.ts';
import type { Finding } from './check.ts';
import type { LiveSystem, Making } from './live-system.ts';

export interface Line {
  readonly assumption: string;
  readonly finding: Finding;
}

/** What the checks are about cannot be read or made: nothing was tried, and nothing changed. */
export class NothingToCheckError extends Error {
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.name = 'NothingToCheckError';
    this.what = what;
  }
}

/**
 * Runs every check, one after the other, and gives back what it changed: the owner of before, or the whole record if it
 * was made for this. Throws a NothingToCheckError.
 */
export async function runChecks(system: LiveSystem): Promise<readonly Line[]> {
  const made = system.making === undefined ? [] : await make(system, system.making);
  const before = await ownerOf(system);
  if (before.kind !== 'ok') throw new NothingToCheckError(`The record cannot be read: ${ending(before)}.`);
  const read: Line = { assumption: 'a record is read by its id', finding: { kind: 'confirmed' } };
  const lines: Line[] = [...made, read];
  try {
    for (const { assumption, run } of CHECKS) {
      lines.push({ assumption, finding: await run(system) });
    }
  } finally {
    lines.push(
      system.making === undefined
        ? await restore(system, before.value.value)
        : await putAway(system, system.making),
    );
  }
  return lines;
}

const call = (what: string): Call => ({ correlationId: 'live-check', idempotencyKey: `live-check.${what}` });

async function make({ connector }: LiveSystem, { record, values }: Making): Promise<readonly Line[]> {
  const names = Object.keys(values);
  const none = await connector.read(record, names);
  if (none.kind !== 'not-found') throw new NothingToCheckError(`It cannot be looked for: ${ending(none)}.`);
  const answer = await connector.create?.(record, values, call(`${record.objectId}.make`));
  if (answer?.kind !== 'ok') throw new NothingToCheckError(`Nothing can be made there: ${ending(answer)}.`);
  const found = await connector.read(record, names);
  const shown = found.kind === 'ok' ? found.value.properties : {};
  const amiss = Object.entries(values).find(
    ([name, value]) => !connector.isSame(name, value, shown[name]?.value ?? ''),
  );
  return [
    {
      assumption: 'what is made is found at once under our key, with all that it was given',
      finding: finding(found.kind === 'ok' && amiss === undefined, amiss?.[0] ?? ending(found)),
    },
  ];
}

async function restore(system: LiveSystem, owner: string): Promise<Line> {
  const assumption = 'the owner of before the checks is restored';
  const answer = await giveTo(system, owner);
  if (answer.kind !== 'ok') return { assumption, finding: finding(false, ending(answer)) };
  return { assumption, finding: await shows(system, owner) };
}

async function putAway({ connector, ownerField }: LiveSystem, { record }: Making): Promise<Line> {
  const assumption = 'what was made is put away, and found no more';
  const answer = await connector.archive?.(record, call(`${record.objectId}.put-away`));
  if (answer?.kind !== 'ok') return { assumption, finding: finding(false, ending(answer)) };
  const found = await connector.read(record, [ownerField]);
  return { assumption, finding: finding(found.kind === 'not-found', ending(found)) };
}
