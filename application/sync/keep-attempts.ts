import type { Exchange, Understood, WatchExchanges } from '#domain/ports/attempt-records.ts';
import type { Call, Connector, VendorAnswer } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { foreignText } from '#domain/foreign-text.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import type { Ports } from '../ports.ts';
import type { SyncPorts } from './sync-ports.ts';

/** More requests of one go than these are not kept: a worker sends six. */
const MOST_EXCHANGES = 30;

/** What a worker reaches whose requests are kept. */
export type KeepingPorts = SyncPorts &
  Pick<Ports, 'attemptRecords'> & { readonly watchExchanges: WatchExchanges };

/** What a worker has sent so far in one go. */
interface Seen {
  readonly exchanges: Exchange[];
  attempt: number | undefined;
  hasWritten: boolean;
}

/**
 * Does a piece of work and keeps what it sent and was told, also if it fails. That this could not be kept fails nothing:
 * `failed` is told.
 */
export async function keepAttempts<Given extends KeepingPorts>(
  ports: Given,
  message: ConnectorMessage,
  work: (ports: Given) => Promise<string>,
  failed: (error: unknown) => void,
): Promise<string> {
  const seen: Seen = { exchanges: [], attempt: undefined, hasWritten: false };
  const at = ports.now();
  let outcome = 'crashed';
  try {
    outcome = await work({ ...ports, connectors: watched(ports, seen) });
    return outcome;
  } finally {
    await keep(ports, message, seen, { at, outcome }).catch(failed);
  }
}

async function keep(
  ports: KeepingPorts,
  { handoffId, target, work, correlationId }: ConnectorMessage,
  { exchanges, attempt }: Seen,
  went: { readonly at: string; readonly outcome: string },
): Promise<void> {
  if (exchanges.length === 0) return;
  await ports.attemptRecords.put(handoffId, {
    recordId: ports.newId(),
    target,
    work,
    correlationId,
    ...went,
    ...(attempt === undefined ? {} : { attempt }),
    exchanges: exchanges.slice(0, MOST_EXCHANGES),
  });
}

function watched(ports: KeepingPorts, seen: Seen): SyncPorts['connectors'] {
  return Object.fromEntries(
    Object.entries(ports.connectors).map(([system, connector]) => [
      system,
      watchedConnector(connector, new Watch(ports, seen, system)),
    ]),
  );
}

/** Sees the requests of one connector in one go. */
class Watch {
  readonly #ports: KeepingPorts;
  readonly #seen: Seen;
  readonly #system: string;

  constructor(ports: KeepingPorts, seen: Seen, system: string) {
    this.#ports = ports;
    this.#seen = seen;
    this.#system = system;
  }

  async reading<Value>(work: Work<Value>, purpose: 'read' | 'fields' = 'read'): ReturnType<Work<Value>> {
    const isBack = purpose === 'read' && this.#seen.hasWritten;
    return this.#watch({ purpose: isBack ? 'read-back' : purpose }, work);
  }

  async writing<Value>(
    purpose: 'write' | 'create' | 'put-away',
    { idempotencyKey, attempt }: Call,
    work: Work<Value>,
  ): ReturnType<Work<Value>> {
    this.#seen.attempt = attempt;
    this.#seen.hasWritten = true;
    return this.#watch({ purpose, idempotencyKey }, work);
  }

  async #watch<Value>(
    about: Pick<Exchange, 'purpose' | 'idempotencyKey'>,
    work: Work<Value>,
  ): ReturnType<Work<Value>> {
    const { watchExchanges, now } = this.#ports;
    const system = this.#system;
    const sent: Exchange[] = [];
    try {
      const answer = await watchExchanges(
        (exchange) => void sent.push({ ...exchange, ...about, system, at: now() }),
        work,
      );
      noteUnderstood(sent, understoodOf(answer));
      return answer;
    } finally {
      this.#seen.exchanges.push(...sent);
    }
  }
}

type Work<Value> = () => Promise<VendorAnswer<Value>>;

/** How a call ended is said of its last request; of one for a token only if there was no other. */
function noteUnderstood(sent: Exchange[], understood: Understood): void {
  const own = sent.findLastIndex(({ isForToken }) => isForToken !== true);
  const last = own === -1 && understood.kind !== 'ok' ? sent.length - 1 : own;
  const exchange = sent[last];
  if (exchange !== undefined) sent[last] = { ...exchange, understood };
}

function understoodOf(answer: VendorAnswer<unknown>): Understood {
  const { kind } = answer;
  if (kind !== 'refused') return { kind, ...('because' in answer ? { because: reasonOf(answer) } : {}) };
  const { field, inside } = answer;
  return {
    ...{ kind, because: reasonOf(answer) },
    ...(field === undefined ? {} : { field: foreignText(field) }),
    ...(inside === undefined ? {} : { inside }),
  };
}

function watchedConnector(connector: Connector, watch: Watch): Connector {
  const create = connector.create?.bind(connector);
  const archive = connector.archive?.bind(connector);
  return {
    ...connector,
    read: (...given) => watch.reading(() => connector.read(...given)),
    fields: (...given) => watch.reading(() => connector.fields(...given), 'fields'),
    write: (record, properties, call) =>
      watch.writing('write', call, () => connector.write(record, properties, call)),
    ...(create === undefined
      ? {}
      : {
          create: (record, properties, call) =>
            watch.writing('create', call, () => create(record, properties, call)),
        }),
    ...(archive === undefined
      ? {}
      : { archive: (record, call) => watch.writing('put-away', call, () => archive(record, call)) }),
  };
}
