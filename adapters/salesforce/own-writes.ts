import type { TargetRecord } from '#domain/ports/connector.ts';
import type { RecordBody } from './record-body.ts';

/** The records that one process writes between two looks are few; more would only be forgotten knowledge. */
const KEPT = 200;

interface OwnWrite {
  readonly changedAt: string;
  readonly fields: readonly string[];
}

/**
 * What this process wrote last to a record, and which last change the record showed in the same transaction. While it
 * shows that change still, nobody has touched it since.
 */
export class OwnWrites {
  readonly #writes = new Map<string, OwnWrite>();

  note(record: TargetRecord, fields: readonly string[], { LastModifiedDate: changedAt }: RecordBody): void {
    const key = keyOf(record);
    this.#writes.delete(key);
    if (typeof changedAt !== 'string') return;
    this.#writes.set(key, { changedAt, fields });
    const [oldest] = this.#writes.keys();
    if (this.#writes.size > KEPT && oldest !== undefined) this.#writes.delete(oldest);
  }

  /** The fields that our last write set, if nothing was changed since. */
  stillOf(record: TargetRecord, { LastModifiedDate: changedAt }: RecordBody): readonly string[] {
    const write = this.#writes.get(keyOf(record));
    return write !== undefined && write.changedAt === changedAt ? write.fields : [];
  }
}

function keyOf({ objectType, objectId }: TargetRecord): string {
  return `${objectType}/${objectId}`;
}
