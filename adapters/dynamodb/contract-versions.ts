import type { DynamoDBClient, Update } from '@aws-sdk/client-dynamodb';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import type { ContractVersions } from '#domain/ports/side-items.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import { getSideItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/** The versions of contracts that handoffs began under, by digest. They never end: a handoff keeps its rules. */
export function dynamoContractVersions(client: DynamoDBClient, tables: Tables): ContractVersions {
  return {
    get: (digest) => getSideItem(client, tables, { id: idOf(digest) }),
    names: () => names(client, tables),
  };
}

/** Parts of a transaction: put the version and the contract's name if they are absent, and let it pass if they are there. */
export function contractVersionUpdates(tables: Tables, { digest, contract, text }: StoredContractVersion) {
  return [
    putIfAbsent(tables, sideKey(idOf(digest)), text),
    putIfAbsent(tables, sideKey(NAMES, contract), contract),
  ];
}

/** All names under one partition, so that one query tells which contracts there ever were. */
const NAMES = 'contract-names';

function putIfAbsent({ sideItems }: Tables, key: Item, body: string) {
  return {
    TableName: sideItems,
    Key: key,
    UpdateExpression: 'SET body = if_not_exists(body, :body)',
    ExpressionAttributeValues: toItem({ ':body': body }),
  } satisfies Update;
}

const nameSchema = z.object({ body: z.string() });

async function names(client: DynamoDBClient, { sideItems }: Tables): Promise<readonly string[]> {
  const items = await queryItems(client, {
    TableName: sideItems,
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: toItem({ ':id': NAMES }),
  });
  return items.map((item) => nameSchema.parse(fromItem(item)).body);
}

const idOf = (digest: string): string => `contract#${digest}`;
