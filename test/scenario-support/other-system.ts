import type {
  Call,
  Connector,
  FieldTypes,
  TargetRecord,
  VendorAnswer,
  VendorRecord,
  Written,
} from '#domain/ports/connector.ts';

/** What it does instead of what it was asked. `applied`: it writes all the same. */
export type SystemFault =
  /** `only`: one field of what it was asked. `unseen`: the next read fails too. */
  | { readonly does: 'time out'; readonly applied?: boolean; readonly only?: string; readonly unseen?: true }
  | {
      readonly does: 'refuse';
      readonly because: string;
      readonly permanent: boolean;
      readonly field?: string;
    }
  | { readonly does: 'put off'; readonly seconds: number }
  /** It takes the write, and something of its own changes a property a moment after its answer. */
  | { readonly does: 'change it afterwards'; readonly property: string; readonly value: string }
  /** It takes the write, and shows the record to us no more. */
  | { readonly does: 'hide' };

export interface SystemRequest {
  readonly method: 'read' | 'write' | 'create' | 'archive';
  readonly record: TargetRecord;
  readonly properties: Readonly<Record<string, string>>;
  readonly call?: Call;
}

type Thing = Record<string, string>;

/** Another system than the one of record: things by their ids, and faults that each wait for one write. */
export class FakeSystem {
  readonly things = new Map<string, Thing>();
  /** What was put away; it is not found any more by who only reads. */
  readonly archived = new Map<string, Thing>();
  readonly requests: SystemRequest[] = [];
  readonly faults: SystemFault[] = [];
  types: FieldTypes = {};
  /** What it makes of a value when it stores it. */
  stored: (value: string) => string = (value) => value;
  /** It answers a write with what it shows then. */
  isShownInAnswers = false;
  /** The stage has settings for it. */
  isConnected = true;
  readonly #makes: boolean;
  #isUnseen = false;

  /** `makes`: Baton makes its things. */
  constructor(makes: boolean) {
    this.#makes = makes;
  }

  writes(): readonly SystemRequest[] {
    return this.requests.filter(({ method }) => method !== 'read');
  }

  copyTo(other: FakeSystem): void {
    for (const [id, thing] of this.things) other.things.set(id, { ...thing });
    for (const [id, thing] of this.archived) other.archived.set(id, { ...thing });
    other.requests.push(...this.requests);
    other.faults.push(...this.faults);
    other.types = this.types;
    other.stored = this.stored;
    other.isConnected = this.isConnected;
  }

  connector(): Connector {
    const write: Connector['write'] = async (record, properties, call) =>
      this.#change({ method: 'write', record, properties, call });
    return {
      read: async (record, properties) => this.#read(record, properties),
      write,
      isSame: (_, wanted, shown) => this.stored(wanted) === shown,
      fields: async () => ({ kind: 'ok', value: this.types }),
      ...(this.#makes
        ? {
            create: async (record, properties, call) =>
              this.#change({ method: 'create', record, properties, call }),
            archive: async (record, call) =>
              this.#change({ method: 'archive', record, properties: {}, call }),
          }
        : {}),
    };
  }

  #read(record: TargetRecord, properties: readonly string[]): VendorAnswer<VendorRecord> {
    this.requests.push({ method: 'read', record, properties: {} });
    const thing = this.things.get(record.objectId);
    if (this.#isUnseen) {
      this.#isUnseen = false;
      return { kind: 'unknown', because: 'timeout' };
    }
    if (thing === undefined) return { kind: 'not-found' };
    return { kind: 'ok', value: shownOf(thing, properties) };
  }

  #taken(request: SystemRequest): VendorAnswer<Written> {
    return { kind: 'ok', value: this.isShownInAnswers ? { shows: this.#shown(request) } : {} };
  }

  #shown({ record, properties }: SystemRequest): VendorRecord {
    return shownOf(this.things.get(record.objectId) ?? {}, Object.keys(properties));
  }

  #change(request: SystemRequest): VendorAnswer<Written> {
    this.requests.push(request);
    const fault = this.faults.shift();
    const isTaken = fault === undefined || fault.does === 'change it afterwards';
    if (isTaken || (fault.does === 'time out' && fault.applied === true)) this.#apply(request);
    switch (fault?.does) {
      case undefined:
        return this.#taken(request);
      case 'change it afterwards': {
        const answer = this.#taken(request);
        const { property, value } = fault;
        this.#apply({ ...request, properties: { [property]: value } });
        return answer;
      }
      case 'hide':
        this.things.delete(request.record.objectId);
        return { kind: 'ok', value: {} };
      case 'time out':
        if (fault.only !== undefined) this.#apply(onlyField(request, fault.only));
        this.#isUnseen = fault.unseen ?? false;
        return { kind: 'unknown', because: 'timeout' };
      case 'put off':
        return { kind: 'deferred', because: 'limit', afterSeconds: fault.seconds };
      case 'refuse':
        return {
          ...{ kind: 'refused', because: fault.because, permanent: fault.permanent },
          ...(fault.field === undefined ? {} : { field: fault.field }),
        };
    }
  }

  #apply({ method, record, properties }: SystemRequest): void {
    if (method === 'archive') {
      this.archived.set(record.objectId, this.things.get(record.objectId) ?? {});
      this.things.delete(record.objectId);
      return;
    }
    const stored = Object.entries(properties).map(([name, value]) => [name, this.stored(value)] as const);
    this.things.set(record.objectId, { ...this.things.get(record.objectId), ...Object.fromEntries(stored) });
  }
}

function onlyField(request: SystemRequest, field: string): SystemRequest {
  return { ...request, properties: { [field]: request.properties[field] ?? '' } };
}

function shownOf(thing: Thing, properties: readonly string[]): VendorRecord {
  const shown = properties.map((name) => {
    const value = { value: thing[name] ?? '', writtenByUs: false, since: undefined, changedBy: undefined };
    return [name, value] as const;
  });
  return { properties: Object.fromEntries(shown) };
}
