import { addSeconds } from '#domain/time.ts';
import type {
  Connector,
  PropertyValue,
  VendorAnswer,
  VendorRecord,
  Written,
} from '#domain/ports/connector.ts';
import { sampleDirectory } from '../unit/contract/sample.ts';
import { OWNER, STAGE } from './given.ts';
import { logOf, allFacts, handoffOf } from './present.ts';
import { withLetter } from './state.ts';
import type { Draft, Shown } from './state.ts';
import type { Around } from './play.ts';
import { violated } from './watch.ts';

/** What a system does instead of what it was asked. */
export const VENDOR_FAULTS = [
  'put off',
  'refuse',
  'refuse for good',
  'time out',
  'time out, applied',
  'say yes and drop it',
] as const;
/** The system says no to whoever reads. */
export const CANNOT_BE_READ = 'refuse to be read';
export type VendorFault = (typeof VENDOR_FAULTS)[number];

const NEVER: Shown = { value: '', by: 'somebody', version: 0, seq: 0, before: '', theirs: '' };

/**
 * One system as one process sees it. Whatever is written to it is looked at by the onlooker first. `looks` learns how
 * long the log was when the process looked last.
 */
export function connectorFor(
  draft: Draft,
  target: string,
  around: Around,
  looks: Map<string, number>,
): Connector {
  const look = { version: 0 };
  return {
    read: async (_, properties) => {
      const { version, seq, ...answer } = await around(`${target}.read`, async (fault) =>
        fault === CANNOT_BE_READ ? UNREADABLE : read(draft, target, properties, fault === 'stale'),
      );
      look.version = version;
      looks.set(target, seq);
      return answer;
    },
    fields: async () => ({ kind: 'ok', value: {} }),
    write: (_, properties) =>
      around(`${target}.write`, async (fault) =>
        write(draft, target, { properties, fault, lookedAt: look.version }),
      ),
    isSame: (_, wanted, shown) => wanted === shown,
  };
}

const UNREADABLE = { kind: 'refused', because: 'refused', permanent: true, version: 0, seq: 0 } as const;

function read(draft: Draft, target: string, names: readonly string[], isStale: boolean) {
  const record = recordOf(draft, target);
  const properties: VendorRecord['properties'] = Object.fromEntries(
    names.map((name) => {
      if (name === STAGE) return [name, stageShown(draft)];
      const { value, by, before } = record.get(name) ?? NEVER;
      const shown = isStale ? { value: before, writtenByUs: false } : { value, writtenByUs: by === 'baton' };
      return [name, { ...shown, since: undefined, changedBy: undefined }];
    }),
  );
  const seq = logOf(draft.world).length;
  // Whoever is shown what stood there before has not seen the last change.
  const version = versionOf(record) - (isStale ? 1 : 0);
  return { kind: 'ok', value: { properties }, version, seq } as const;
}

interface Write {
  readonly properties: Readonly<Record<string, string>>;
  readonly fault: string | undefined;
  /** The version of the record that the writer read last. */
  readonly lookedAt: number;
}

function write(draft: Draft, target: string, given: Write): VendorAnswer<Written> {
  const { properties, fault } = given;
  if (!(OWNER in properties) && !(STAGE in properties)) return { kind: 'ok', value: {} };
  if (fault === 'refuse' || fault === 'refuse for good')
    return { kind: 'refused', because: 'refused', permanent: fault !== 'refuse' };
  if (fault === 'put off') return { kind: 'deferred', because: 'limit', afterSeconds: 20 };
  if (fault === 'time out') return { kind: 'unknown', because: 'timeout' };
  if (fault === 'say yes and drop it') return { kind: 'ok', value: {} };
  if (STAGE in properties) {
    draft.stage = { value: properties[STAGE] ?? '', since: addSeconds(draft.now, 1), byUs: true };
    tell(draft, STAGE);
  } else {
    lookAt(draft, target, given);
    change(draft, target, properties, 'baton', given.lookedAt);
  }
  return fault === 'time out, applied' ? { kind: 'unknown', because: 'timeout' } : { kind: 'ok', value: {} };
}

/** Only under an open plan; an owner who accepted, or what stood there before; and not over what somebody else wrote. */
function lookAt(draft: Draft, target: string, given: Write): void {
  const plan = handoffOf(draft.world).targets[target]?.plan;
  if (plan === undefined) violated(draft, `${target} was written without a plan`);
  if (plan?.purpose === 'reverse') lookAtReversal(draft, target, given);
  else lookAtWrite(draft, target, given);
}

function lookAtReversal(draft: Draft, target: string, { properties, lookedAt }: Write): void {
  const shown = recordOf(draft, target).get(OWNER) ?? NEVER;
  if (properties[OWNER] !== shown.theirs)
    violated(draft, `${target} was given back what had not stood there last`);
  if (shown.by === 'somebody' && shown.version > 0 && shown.version <= lookedAt)
    violated(draft, `what somebody wrote to ${target} was overwritten by what stood there before`);
}

function lookAtWrite(draft: Draft, target: string, { properties, lookedAt }: Write): void {
  const facts = allFacts(draft.world);
  const owners = facts.flatMap(({ fact }) => (fact.type === 'OfferAccepted' ? [fact.by] : []));
  if (!owners.some((owner) => hubspotIdOf(owner) === properties[OWNER]))
    violated(draft, `${target} was given an owner who had not accepted`);
  const shown = recordOf(draft, target).get(OWNER) ?? NEVER;
  if (shown.by === 'baton' || shown.version === 0 || shown.version > lookedAt) return;
  if (shown.value === properties[OWNER]) return;
  const { epoch } = handoffOf(draft.world);
  // A replay is a decision to write again: as after an acceptance, what changes before the first look is overwritten.
  const replayed = facts.findLast(
    ({ fact }) => fact.type === 'HandoffReopened' && fact.because === 'replayed',
  );
  const since = replayed?.seq ?? 0;
  const began = facts.some(
    ({ fact, seq }) =>
      fact.type === 'TargetPlanned' &&
      fact.target === target &&
      fact.epoch === epoch &&
      seq > since &&
      seq <= shown.seq,
  );
  // Whoever released a hold knows of it, and so does whoever enters the owner once more because of it.
  const known = facts.some(
    ({ fact, seq }) =>
      (fact.type === 'HandoffReleased' || fact.type === 'HandoffReopened') && seq > shown.seq,
  );
  if (began && !known) violated(draft, `what somebody wrote to ${target} was overwritten`);
}

/** Somebody or something gives a record other values. */
export function change(
  draft: Draft,
  target: string,
  properties: Readonly<Record<string, string>>,
  by: Shown['by'],
  lookedAt = 0,
): void {
  const seq = logOf(draft.world).length;
  const there = recordOf(draft, target);
  const version = versionOf(there) + 1;
  const changed = Object.entries(properties).map(
    ([name, value]) => [name, { value, by, version, seq, ...leftBehind(there.get(name), lookedAt) }] as const,
  );
  const record = new Map([...there, ...changed]);
  draft.vendors = new Map([...draft.vendors, [target, record]]);
}

/** What nobody has seen before it was written over is lost (docs/guarantees.md). */
function leftBehind(shown: Shown = NEVER, lookedAt: number): Pick<Shown, 'before' | 'theirs'> {
  const wasSeen = shown.by === 'somebody' && shown.version <= lookedAt;
  return { before: shown.value, theirs: wasSeen ? shown.value : shown.theirs };
}

/** The system of record sends what it always sends: that a property changed. */
export function tell(draft: Draft, property: string): void {
  const letter = { kind: 'admit', delivery: draft.processes, property, readyAt: draft.now } as const;
  draft.letters = withLetter(draft.letters, letter);
}

/** The status of the record, as the system of record tells it. */
export function stageShown({ stage: { value, since, byUs } }: Draft): PropertyValue {
  return { value, since, writtenByUs: byUs, changedBy: undefined };
}

export function ownerShown({ vendors }: Pick<Draft, 'vendors'>, target: string): Shown {
  return vendors.get(target)?.get(OWNER) ?? NEVER;
}

export function hubspotIdOf(person: string | undefined): string | undefined {
  return sampleDirectory.people.find(({ id }) => id === person)?.ids.hubspot;
}

function recordOf({ vendors }: Draft, target: string): ReadonlyMap<string, Shown> {
  return vendors.get(target) ?? new Map<string, Shown>();
}

function versionOf(record: ReadonlyMap<string, Shown>): number {
  return Math.max(0, ...[...record.values()].map(({ version }) => version));
}
