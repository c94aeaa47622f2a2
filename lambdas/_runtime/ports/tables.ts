import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import compiled from 'compiled-contracts';
import { dynamoStores } from '#adapters/dynamodb/stores.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import { settingsFrom } from '../env.ts';
import type { TablesEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';

/** Everything that stands in the three tables, the contracts of this deployment and the stage's times. */
export function tablePorts(env: TablesEnv) {
  const tables = {
    handoffLog: env.HANDOFF_LOG_TABLE,
    handoffs: env.HANDOFFS_TABLE,
    sideItems: env.SIDE_ITEMS_TABLE,
  };
  return {
    ...surroundings,
    ...dynamoStores(new DynamoDBClient(), tables, surroundings.now),
    bundle: contractBundleSchema.parse(compiled),
    settings: settingsFrom(env),
  };
}
