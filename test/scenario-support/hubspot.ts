import type { VendorFailure } from '#domain/ports/connector.ts';
import { classifyRefusal } from '#adapters/hubspot/classify-refusal.ts';
import { isSame } from '#adapters/hubspot/normalise.ts';
import type {
  FieldTypes,
  PropertyValue,
  SystemOfRecord,
  TargetRecord,
  VendorAnswer,
  Written,
} from '#domain/ports/connector.ts';

/** What HubSpot does instead of what it was asked. `applied`: it writes all the same. */
export type HubSpotFault =
  | { readonly does: 'answer'; readonly status: number; readonly applied?: boolean }
  | { readonly does: 'limit'; readonly policy: 'DAILY' | 'SECONDLY' }
  | { readonly does: 'html' }
  | { readonly does: 'time out'; readonly applied?: boolean }
  | { readonly does: 'say yes and drop it' }
  | { readonly does: 'write something else'; readonly property: string; readonly value: string }
  | { readonly does: 'run an automation'; readonly property: string; readonly value: string };

export interface HistoryEntry {
  readonly value: string;
  readonly at: string;
  /** `baton`, or a user's id. */
  readonly by: string;
}

export interface HubSpotRequest {
  readonly method: 'read' | 'write';
  readonly properties: Readonly<Record<string, string>>;
}

const BATON = 'baton';
const BROKEN = { does: 'answer', status: 500 } as const;

/** A portal in memory: records with histories, and faults that each wait for one request. */
export class FakeHubSpot {
  readonly records = new Map<string, Map<string, readonly HistoryEntry[]>>();
  readonly requests: HubSpotRequest[] = [];
  readonly readFaults: HubSpotFault[] = [];
  /** Faults of owner writes; a fault of `reflectFaults` waits for a write of Baton's other properties. */
  readonly writeFaults: HubSpotFault[] = [];
  readonly reflectFaults: HubSpotFault[] = [];
  /** What becomes of every read and every write as long as it stands here. */
  outage: HubSpotFault | undefined;
  /** Records that cannot be read while they stand here. */
  readonly broken = new Set<string>();
  types: FieldTypes = {};
  /** Its histories lag behind what it shows. */
  hasNoHistory = false;
  /** Decides at each write of Baton's other properties instead of the faults; undefined: HubSpot does what it is asked. */
  atWrite: ((properties: HubSpotRequest['properties']) => Promise<HubSpotFault | undefined>) | undefined;
  /** The ids of linked records, by the id of the record and their kind. */
  readonly linked = new Map<string, Readonly<Record<string, readonly string[]>>>();
  /** What HubSpot says to whoever asks for them, instead. */
  linksAnswer: Awaited<ReturnType<SystemOfRecord['links']>> | undefined;
  readonly #now: () => string;

  constructor(now: () => string) {
    this.#now = now;
  }

  copyTo(other: FakeHubSpot): void {
    for (const [objectId, record] of this.records) other.records.set(objectId, new Map(record));
    for (const [objectId, linked] of this.linked) other.linked.set(objectId, linked);
    other.types = this.types;
    other.outage = this.outage;
    for (const objectId of this.broken) other.broken.add(objectId);
    other.requests.push(...this.requests);
    other.readFaults.push(...this.readFaults);
    other.writeFaults.push(...this.writeFaults);
    other.reflectFaults.push(...this.reflectFaults);
  }

  value(objectId: string, property: string): string {
    return this.history(objectId, property)[0]?.value ?? '';
  }

  /** Newest first. */
  history(objectId: string, property: string): readonly HistoryEntry[] {
    return this.records.get(objectId)?.get(property) ?? [];
  }

  /** A value that is there already leaves no trace, as in HubSpot. */
  set(objectId: string, properties: Readonly<Record<string, string>>, by: string): void {
    const record = this.records.get(objectId) ?? new Map<string, readonly HistoryEntry[]>();
    this.records.set(objectId, record);
    for (const [property, value] of Object.entries(properties)) {
      if (this.value(objectId, property) === value) continue;
      record.set(property, [{ value, at: this.#now(), by }, ...this.history(objectId, property)]);
    }
  }

  ownerWrites(): readonly HubSpotRequest[] {
    return this.requests.filter(({ method, properties }) => method === 'write' && isOwnerWrite(properties));
  }

  connector(): SystemOfRecord {
    return {
      read: async (record, properties) => this.#read(record, properties),
      links: async ({ objectId }) =>
        this.linksAnswer ?? { kind: 'ok', value: this.linked.get(objectId) ?? {} },
      write: async (record, properties) => this.#write(record, properties),
      isSame,
      fields: async () => ({ kind: 'ok', value: this.types }),
    };
  }

  #read({ objectId }: TargetRecord, properties: readonly string[]): ReturnTypeOf<SystemOfRecord['read']> {
    this.requests.push({ method: 'read', properties: {} });
    const broken = this.broken.has(objectId) ? BROKEN : undefined;
    const fault = this.outage ?? broken ?? this.readFaults.shift();
    if (fault !== undefined) return answerOf(fault);
    if (!this.records.has(objectId)) return { kind: 'not-found' };
    const shown = properties.map((property) => [property, this.#shown(objectId, property)] as const);
    return { kind: 'ok', value: { properties: Object.fromEntries(shown) } };
  }

  #shown(objectId: string, property: string): PropertyValue {
    const [entry] = this.history(objectId, property);
    if (entry === undefined) return { value: '', writtenByUs: false, since: undefined, changedBy: undefined };
    if (this.hasNoHistory)
      return { value: entry.value, writtenByUs: false, since: undefined, changedBy: undefined };
    const changedBy = entry.by === BATON ? undefined : entry.by;
    return { value: entry.value, writtenByUs: entry.by === BATON, since: entry.at, changedBy };
  }

  async #write(
    { objectId }: TargetRecord,
    properties: Readonly<Record<string, string>>,
  ): Promise<VendorAnswer<Written>> {
    this.requests.push({ method: 'write', properties });
    const fault = await this.#fault(properties);
    if (fault === undefined) this.set(objectId, properties, BATON);
    return fault === undefined ? { kind: 'ok', value: {} } : this.#fail(objectId, properties, fault);
  }

  async #fault(properties: HubSpotRequest['properties']): Promise<HubSpotFault | undefined> {
    if (this.outage !== undefined) return this.outage;
    if (isOwnerWrite(properties)) return this.writeFaults.shift();
    return this.atWrite === undefined ? this.reflectFaults.shift() : this.atWrite(properties);
  }

  #fail(
    objectId: string,
    properties: Readonly<Record<string, string>>,
    fault: HubSpotFault,
  ): VendorAnswer<Written> {
    switch (fault.does) {
      case 'say yes and drop it':
        break;
      case 'write something else':
        this.set(objectId, { ...properties, [fault.property]: fault.value }, BATON);
        break;
      case 'run an automation':
        this.set(objectId, properties, BATON);
        this.set(objectId, { [fault.property]: fault.value }, 'automation');
        break;
      case 'answer':
      case 'time out':
        if (fault.applied === true) this.set(objectId, properties, BATON);
        return answerOf(fault);
      case 'limit':
      case 'html':
        return answerOf(fault);
    }
    return { kind: 'ok', value: {} };
  }
}

type ReturnTypeOf<Method extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Method>>;

function isOwnerWrite(properties: Readonly<Record<string, string>>): boolean {
  return 'hubspot_owner_id' in properties;
}

/** In the words of the real connector: what HubSpot's answers mean is decided by its own code. */
function answerOf(fault: HubSpotFault): VendorFailure {
  const answered = (status: number, json: unknown) =>
    classifyRefusal({ kind: 'answered', status, headers: new Headers(), json });
  switch (fault.does) {
    case 'answer':
      return answered(fault.status, { category: 'VALIDATION_ERROR' });
    case 'limit':
      return answered(429, { category: 'RATE_LIMITS', policyName: fault.policy });
    case 'html':
      return { kind: 'unknown', because: 'unreadable-answer' };
    case 'time out':
      return { kind: 'unknown', because: 'timeout' };
    case 'say yes and drop it':
    case 'write something else':
    case 'run an automation':
      throw new Error(`a read cannot ${fault.does}`);
  }
}
