import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import compiled from 'compiled-contracts';
import {
  claimingStores,
  decidingStores,
  dynamoStores,
  lookingStores,
  ownPageStores,
  reviewingStores,
} from '#adapters/dynamodb/stores.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import { settingsFrom } from '../env.ts';
import type { TablesEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';

/** The names of the three tables. */
export const tablesOf = (env: TablesEnv) => ({
  handoffLog: env.HANDOFF_LOG_TABLE,
  handoffs: env.HANDOFFS_TABLE,
  sideItems: env.SIDE_ITEMS_TABLE,
});

const rulesOf = (env: TablesEnv) => ({
  bundle: contractBundleSchema.parse(compiled),
  settings: settingsFrom(env),
});

/** Everything that stands in the three tables, the contracts of this deployment and the stage's times. */
export function tablePorts(env: TablesEnv) {
  const stores = dynamoStores(new DynamoDBClient(), tablesOf(env), surroundings.now);
  return { ...surroundings, ...stores, ...rulesOf(env) };
}

/** Of it, what the pages about somebody's own work need. */
export function ownPagePorts(env: TablesEnv) {
  const stores = ownPageStores(new DynamoDBClient(), tablesOf(env));
  return { ...surroundings, ...stores, ...rulesOf(env) };
}

/** Of it, what deciding needs, and what must not happen twice at once. */
export function claimingPorts(env: TablesEnv) {
  const stores = claimingStores(new DynamoDBClient(), tablesOf(env));
  return { ...surroundings, ...stores, ...rulesOf(env) };
}

/** Of it, what people who decide need: the bundle of a page has no room for more. */
export function decidingPorts(env: TablesEnv) {
  return { ...surroundings, ...decidingStores(new DynamoDBClient(), tablesOf(env)), ...rulesOf(env) };
}

/** The same, and what was sent to systems. */
export function reviewingPorts(env: TablesEnv) {
  return { ...surroundings, ...reviewingStores(new DynamoDBClient(), tablesOf(env)), ...rulesOf(env) };
}

/** What operators look at. */
export function lookingPorts(env: TablesEnv) {
  const stores = lookingStores(new DynamoDBClient(), tablesOf(env), surroundings.now);
  return { ...surroundings, ...stores, ...rulesOf(env) };
}
