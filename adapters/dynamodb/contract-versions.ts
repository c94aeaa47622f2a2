import type { DynamoDBClient, Update } from '@aws-sdk/client-dynamodb';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import type { ContractVersions } from '#domain/ports/side-items.ts';
import { toItem } from './attributes.ts';
import { getSideItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/** The versions of contracts that handoffs began under, by digest. They never end: a handoff keeps its rules. */
export function dynamoContractVersions(client: DynamoDBClient, tables: Tables): ContractVersions {
  return { get: (digest) => getSideItem(client, tables, { id: idOf(digest) }) };
}

/** Part of a transaction: puts the version if it is absent, and lets the transaction pass if it is there. */
export function contractVersionUpdate(tables: Tables, { digest, text }: StoredContractVersion) {
  return {
    TableName: tables.sideItems,
    Key: sideKey(idOf(digest)),
    UpdateExpression: 'SET body = if_not_exists(body, :body)',
    ExpressionAttributeValues: toItem({ ':body': text }),
  } satisfies Update;
}

const idOf = (digest: string): string => `contract#${digest}`;
