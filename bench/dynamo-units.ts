import { INDEXES, TABLE_KEYS } from '#domain/limits/names.ts';
import * as z from 'zod';
import { itemSchema, itemSize } from './item-size.ts';
import type { Item } from './item-size.ts';
import type { Call } from './meter.ts';

export interface Units {
  readonly reads: number;
  readonly writes: number;
}

export type TableNames = Readonly<Record<keyof typeof TABLE_KEYS, string>>;

const READ_BYTES = 4096;
const WRITE_BYTES = 1024;

const writeSchema = z.object({
  TableName: z.string(),
  Item: itemSchema.optional(),
  Key: itemSchema.optional(),
});
/** In a transaction an update is the whole item: it puts a version of a contract if there is none. */
const transactedSchema = writeSchema.extend({ ExpressionAttributeValues: itemSchema.optional() });
const transactionSchema = z.object({ TransactItems: z.array(z.record(z.string(), transactedSchema)) });
const updatedSchema = z.object({ Attributes: itemSchema.optional() });
const gotSchema = z.object({ Item: itemSchema.optional() });
const foundSchema = z.object({ Items: z.array(itemSchema).default([]) });
const batchSchema = z.object({ Responses: z.record(z.string(), z.array(itemSchema)) });
const readSchema = z.object({ ConsistentRead: z.boolean().default(false) });

/**
 * Counts the units that AWS bills for each request, from the sizes of the items: the emulator reports constants. It
 * keeps what was written, because a change costs what the larger of the old and the new item costs, and because an
 * index costs only what changes in it.
 */
export class DynamoUnits {
  readonly #tables: TableNames;
  readonly #items = new Map<string, Item>();

  constructor(tables: TableNames) {
    this.#tables = tables;
  }

  /** What a request costs; operations that are not those of a table cost nothing here. */
  of({ operation, input, output, ok }: Call): Units {
    switch (operation) {
      case 'PutItem':
      case 'DeleteItem': {
        const { TableName, Item, Key } = writeSchema.parse(input);
        return { reads: 0, writes: this.#write(TableName, Item ?? Key ?? {}, Item, ok) };
      }
      case 'UpdateItem': {
        const { TableName, Key = {} } = writeSchema.parse(input);
        const made = ok ? updatedSchema.parse(output).Attributes : this.#known(TableName, Key);
        return { reads: 0, writes: this.#write(TableName, Key, made, ok) };
      }
      case 'TransactWriteItems':
        return { reads: 0, writes: this.#transaction(input, ok) };
      case 'GetItem':
        return { reads: readUnits([gotSchema.parse(ok ? output : {}).Item ?? {}], input), writes: 0 };
      case 'Query':
        return { reads: readUnits(foundSchema.parse(ok ? output : {}).Items, input), writes: 0 };
      case 'BatchGetItem': {
        const items = Object.values(batchSchema.parse(output).Responses).flat();
        return { reads: items.reduce((sum, item) => sum + readUnits([item], input), 0), writes: 0 };
      }
      default:
        return { reads: 0, writes: 0 };
    }
  }

  /** A transaction writes each item twice; its indexes follow once. */
  #transaction(input: unknown, ok: boolean): number {
    const writes = transactionSchema.parse(input).TransactItems.flatMap((one) => Object.values(one));
    return writes.reduce((sum, { TableName, Item, Key = {}, ExpressionAttributeValues }) => {
      const made = Item ?? { ...Key, ...ExpressionAttributeValues };
      const indexes = ok ? this.#indexUnits(TableName, this.#known(TableName, made), made) : 0;
      return sum + 2 * (this.#write(TableName, made, made, ok) - indexes) + indexes;
    }, 0);
  }

  #write(table: string, keyed: Item, made: Item | undefined, ok: boolean): number {
    const before = this.#known(table, keyed);
    const size = Math.max(itemSize(before ?? {}), itemSize(made ?? {}));
    const base = Math.max(1, Math.ceil(size / WRITE_BYTES));
    if (!ok) return base;
    const indexes = this.#indexUnits(table, before, made);
    if (made === undefined) this.#items.delete(this.#keyOf(table, keyed));
    else this.#items.set(this.#keyOf(table, keyed), made);
    return base + indexes;
  }

  #indexUnits(table: string, before: Item | undefined, made: Item | undefined): number {
    if (table !== this.#tables.handoffs) return 0;
    return Object.values(INDEXES).reduce((sum, { partition, sort }) => {
      const [old, now] = [entryOf(before, partition, sort), entryOf(made, partition, sort)];
      if (old === now) return sum;
      return sum + (old === undefined ? 0 : 1) + (now === undefined ? 0 : 1);
    }, 0);
  }

  #known(table: string, keyed: Item): Item | undefined {
    return this.#items.get(this.#keyOf(table, keyed));
  }

  #keyOf(table: string, item: Item): string {
    const { handoffLog, handoffs } = TABLE_KEYS;
    if (table === this.#tables.handoffLog)
      return key(table, item[handoffLog.partition], item[handoffLog.sort]);
    if (table === this.#tables.handoffs) return key(table, item[handoffs.partition]);
    return key(table, item[TABLE_KEYS.sideItems.partition], item[TABLE_KEYS.sideItems.sort]);
  }
}

const key = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** An item's place in a sparse index; an item that lacks a key is not in it. */
function entryOf(item: Item | undefined, partition: string, sort: string): string | undefined {
  if (item?.[partition] === undefined || item[sort] === undefined) return undefined;
  return JSON.stringify([item[partition], item[sort]]);
}

function readUnits(items: readonly Item[], input: unknown): number {
  const { ConsistentRead } = readSchema.parse(input);
  const size = items.reduce((sum, item) => sum + itemSize(item), 0);
  return Math.max(1, Math.ceil(size / READ_BYTES)) * (ConsistentRead ? 1 : 0.5);
}
