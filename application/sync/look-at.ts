import { recordTarget } from '#domain/contract/target.ts';
import type { TargetState } from '#domain/handoff/state.ts';
import type { FieldValues, Misfit } from '#domain/mapping/field-values.ts';
import type { TargetRecord, VendorAnswer, VendorRecord, VendorFailure } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { EXISTS } from './exists.ts';
import type { Job } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';
import { sourceProperties, wantedFields, wantedValues } from './wanted.ts';

/** What a system shows of a target, and what it should show. */
export interface Look {
  readonly record: TargetRecord;
  /** What it should show, or what it is to be given back; nothing while a cancel only reads back what an earlier plan wrote. */
  readonly wanted: Readonly<Record<string, string>>;
  /** What is compared. */
  readonly properties: readonly string[];
  readonly shown: VendorRecord;
  /** The record's property that leads to another thing now than was planned. */
  readonly movedBy?: string | undefined;
  /** And the thing that was planned. */
  readonly movedFrom?: string | undefined;
}

/** What is written: that a thing is there is no field of its. */
export function valuesOf({ wanted }: Look): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => name !== EXISTS));
}

/** What is reached to look at a target. */
export type LookPorts = Pick<SyncPorts, 'connectors' | 'bundle' | 'portal'>;

const noLook = ({ field, because }: Misfit): VendorFailure => ({
  kind: 'refused',
  because,
  permanent: true,
  field,
});

/** Reads what the wanted values are made of and what the target shows: of the record itself both at once. */
export async function lookAt(ports: LookPorts, job: Job): Promise<VendorAnswer<Look>> {
  const { shape, contract, state } = job;
  const sources = sourceProperties(shape, contract);
  if (state.status !== 'syncing' && job.planned?.record !== undefined)
    return lookAtPlanned(job, job.planned.record, job.back ?? job.planned.wanted);
  if (shape.where.by === 'record') {
    const answer = await job.connector.read(state.record, [...new Set([...comparedIn(job), ...sources])]);
    return answer.kind === 'ok' ? lookFrom(ports, job, state.record, answer.value, answer.value) : answer;
  }
  const source = await readSource(ports, job, sources);
  if (source.kind !== 'ok') return source;
  const record = recordFor(job, source.value);
  if ('because' in record) return noLook(record);
  const answer = await readThing(job, record);
  return answer.kind === 'ok' ? lookFrom(ports, job, record, source.value, answer.value) : answer;
}

/** What is taken back or read back for a cancel is what was planned, wherever the record leads by now. */
async function lookAtPlanned(
  job: Job,
  record: TargetRecord,
  wanted: Look['wanted'],
): Promise<VendorAnswer<Look>> {
  const properties = [...new Set([...Object.keys(wanted), ...plannedIn(job.target)])];
  const answer = await shownOf(job, record, properties);
  return answer.kind === 'ok'
    ? { kind: 'ok', value: { record, wanted, properties, shown: answer.value } }
    : answer;
}

/** The same thing once more, compared with the same values. */
export async function lookOnceMore(job: Job, look: Look): Promise<VendorAnswer<Look>> {
  const properties = [...look.properties, ...job.shape.expect.map(({ field }) => field)];
  const answer = await shownOf(job, look.record, properties);
  return answer.kind === 'ok' ? { kind: 'ok', value: { ...look, shown: answer.value } } : answer;
}

/** What the system showed with its answer to the write. */
export function shownAs({ shape }: Job, look: Look, shown: VendorRecord): VendorAnswer<Look> {
  const answer = { kind: 'ok', value: shown } as const;
  const now = shape.where.by === 'made' ? withExistence(answer) : answer;
  return now.kind === 'ok' ? { kind: 'ok', value: { ...look, shown: now.value } } : now;
}

async function readSource(
  { connectors }: LookPorts,
  { state, contract }: Job,
  properties: readonly string[],
): Promise<VendorAnswer<VendorRecord>> {
  if (properties.length === 0) return { kind: 'ok', value: { properties: {} } };
  const source = connectors[recordTarget(contract)?.system ?? ''];
  if (source === undefined) return { kind: 'refused', because: 'no-connector', permanent: true };
  return ofSource(state.record.source, await source.read(state.record, [...new Set(properties)]));
}

/** What the system of record refuses is not booked on the system that is written. */
function ofSource(source: string, answer: VendorAnswer<VendorRecord>): VendorAnswer<VendorRecord> {
  if (answer.kind === 'ok' || isLeftAlone(answer)) return answer;
  const because = `${source}: ${reasonOf(answer)}`;
  if (answer.kind === 'deferred') return { ...answer, because };
  const permanent = answer.kind === 'not-found' || (answer.kind === 'refused' && answer.permanent);
  return { kind: 'refused', because, permanent };
}

/** It says itself which system that is. */
function isLeftAlone(answer: VendorAnswer<unknown>): boolean {
  return answer.kind === 'deferred' && answer.system !== undefined;
}

function recordFor({ shape, state }: Job, source: VendorRecord): TargetRecord | Misfit {
  const { where } = shape;
  switch (where.by) {
    case 'record':
      return state.record;
    case 'made':
      return { objectType: where.objectType, objectId: `baton-${state.handoffId}` };
    case 'property': {
      const objectId = source.properties[where.property]?.value.trim() ?? '';
      if (objectId === '') return { field: where.property, because: 'no-record' };
      return { objectType: where.objectType, objectId };
    }
  }
}

async function readThing(job: Job, record: TargetRecord): Promise<VendorAnswer<VendorRecord>> {
  return shownOf(job, record, comparedIn(job));
}

/** What the system shows of one thing. */
export async function shownOf(
  { connector, shape }: Job,
  record: TargetRecord,
  properties: readonly string[],
): Promise<VendorAnswer<VendorRecord>> {
  const named = [...new Set(properties)].filter((name) => name !== EXISTS);
  const answer = await connector.read(record, named);
  return shape.where.by === 'made' ? withExistence(answer) : answer;
}

/** What is made is not there yet: that is something to see, not an error. */
function withExistence(answer: VendorAnswer<VendorRecord>): VendorAnswer<VendorRecord> {
  if (answer.kind !== 'ok' && answer.kind !== 'not-found') return answer;
  const properties = answer.kind === 'ok' ? answer.value.properties : {};
  const value = answer.kind === 'ok' ? 'yes' : 'no';
  const existence = { value, writtenByUs: false, since: undefined, changedBy: undefined };
  return { kind: 'ok', value: { properties: { ...properties, [EXISTS]: existence } } };
}

/** A plan that is still open may have written fields that the contract of now does not name. */
function comparedIn({ shape, target, ownership, back }: Job): readonly string[] {
  if (back !== undefined) return [...new Set([...Object.keys(back), ...plannedIn(target)])];
  const isMade = shape.where.by === 'made' ? [EXISTS] : [];
  const wanted = ownership === undefined ? [] : [...isMade, ...wantedFields(shape)];
  return [...new Set([...wanted, ...plannedIn(target), ...shape.expect.map(({ field }) => field)])];
}

function plannedIn({ plan }: TargetState): readonly string[] {
  return Object.keys(plan?.wanted ?? {});
}

function lookFrom(
  ports: LookPorts,
  job: Job,
  record: TargetRecord,
  source: VendorRecord,
  shown: VendorRecord,
): VendorAnswer<Look> {
  const wanted = wantedIn(ports, job, source);
  if ('misfit' in wanted && job.state.status === 'syncing') return noLook(wanted.misfit);
  const values = 'misfit' in wanted ? {} : wanted.values;
  const properties = [...new Set([...Object.keys(values), ...plannedIn(job.target)])];
  const moved = leadsElsewhere(job, record);
  return { kind: 'ok', value: { record, wanted: values, properties, shown, ...moved } };
}

function leadsElsewhere(
  { shape: { where }, planned, back }: Job,
  { objectId }: TargetRecord,
): Pick<Look, 'movedBy' | 'movedFrom'> {
  const id = planned?.record?.objectId;
  if (where.by !== 'property' || id === undefined || back !== undefined || id === objectId) return {};
  return { movedBy: where.property, movedFrom: id };
}

function wantedIn({ bundle, portal }: LookPorts, job: Job, source: VendorRecord): FieldValues {
  const { state, shape, contract, ownership, back } = job;
  if (back !== undefined) return { values: back };
  if (ownership === undefined) return { values: {} };
  const properties = Object.fromEntries(
    Object.entries(source.properties).map(([name, { value }]) => [name, value]),
  );
  const { directory } = bundle;
  const wanted = wantedValues(shape, { state, ownership, contract, directory, portal, properties });
  if ('misfit' in wanted || shape.where.by !== 'made') return wanted;
  return { values: { [EXISTS]: 'yes', ...wanted.values } };
}
