import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStores } from '#adapters/dynamodb/stores.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { startCloud } from './cloud.ts';
import { createTables, TABLES } from './tables.ts';

export type Stores = ReturnType<typeof dynamoStores>;

export interface OpenStores {
  readonly stores: Stores;
  /** Of the real tables only. */
  readonly client?: DynamoDBClient;
  close(): Promise<void>;
}

export const NOW = '2026-11-02T09:00:00.000Z';

/** The stores in memory and in real tables: every suite runs on both. */
export const storeKinds = (file: string) =>
  [
    { kind: 'in memory', open: openMemory },
    { kind: 'on DynamoDB', open: () => openTables(file) },
  ] as const;

async function openMemory(): Promise<OpenStores> {
  return { stores: memoryPorts(createWorld()), close: () => Promise.resolve() };
}

export async function openTables(file: string): Promise<Required<OpenStores>> {
  const cloud = await startCloud(file);
  const client = await createTables(cloud);
  const close = async (): Promise<void> => {
    client.destroy();
    await cloud.stop();
  };
  return { stores: dynamoStores(client, TABLES, () => NOW), client, close };
}
