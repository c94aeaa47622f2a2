import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Claims } from '#domain/ports/side-items.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { writeOr, writeUnlessRefused } from './conditional-write.ts';
import { getItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/** Claims never end by themselves: a message that was sent must not be sent again when its facts are read years later. */
export function dynamoClaims(client: DynamoDBClient, tables: Tables): Claims {
  return {
    claim: (id, now, leaseUntil) => claim(client, tables, { id, now, leaseUntil }),
    markDone: (id, now) => markDone(client, tables, id, now),
    release: (id) => release(client, tables, id),
    waits: (id, now, until) => waits(client, tables, { id, now, until }),
    isDone: async (id) => isDone(await getItem(client, tables, keyOf(id))),
    isSeenTo: async (id, now) => isSeenTo(await getItem(client, tables, keyOf(id)), now),
    doneAt: async (id) => doneAtOf(await getItem(client, tables, keyOf(id))),
  };
}

const keyOf = (id: string): Item => sideKey(`claim#${id}`);

const claimSchema = z.object({ doneAt: z.string().optional(), waitsUntil: z.string().optional() });

const doneAtOf = (item: unknown): string | undefined =>
  item === undefined ? undefined : claimSchema.parse(item).doneAt;

const isDone = (item: unknown): boolean => doneAtOf(item) !== undefined;

function isSeenTo(item: unknown, now: string): boolean {
  const { doneAt, waitsUntil = '' } = item === undefined ? {} : claimSchema.parse(item);
  return doneAt !== undefined || waitsUntil > now;
}

interface Wish {
  readonly id: string;
  readonly now: string;
  readonly leaseUntil: string;
}

/** A claim whose answer was lost looks busy to its own repetition: the lease ends, and the next try gets it. */
function claim(client: DynamoDBClient, tables: Tables, { id, now, leaseUntil }: Wish) {
  const put = new PutItemCommand({
    TableName: tables.sideItems,
    Item: { ...keyOf(id), ...toItem({ leaseUntil }) },
    ConditionExpression: 'attribute_not_exists(id) OR (attribute_not_exists(doneAt) AND leaseUntil <= :now)',
    ExpressionAttributeValues: toItem({ ':now': now }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return writeOr(
    () => client.send(put),
    'claimed' as const,
    (there) => (isDone(fromItem(there)) ? 'done' : 'busy'),
  );
}

async function markDone(client: DynamoDBClient, tables: Tables, id: string, now: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: tables.sideItems,
      Key: keyOf(id),
      UpdateExpression: 'SET doneAt = if_not_exists(doneAt, :now)',
      ExpressionAttributeValues: toItem({ ':now': now }),
    }),
  );
}

interface Waiting {
  readonly id: string;
  readonly now: string;
  readonly until: string;
}

/** Whoever has claimed it meanwhile keeps it. */
function waits(client: DynamoDBClient, tables: Tables, { id, now, until }: Waiting): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tables.sideItems,
    Key: keyOf(id),
    UpdateExpression: 'SET waitsUntil = :until, leaseUntil = if_not_exists(leaseUntil, :now)',
    ConditionExpression: 'attribute_not_exists(doneAt)',
    ExpressionAttributeValues: toItem({ ':until': until, ':now': now }),
  });
  return writeUnlessRefused(() => client.send(update));
}

/** What is done stays done. */
function release(client: DynamoDBClient, tables: Tables, id: string): Promise<void> {
  const deletion = new DeleteItemCommand({
    TableName: tables.sideItems,
    Key: keyOf(id),
    ConditionExpression: 'attribute_not_exists(doneAt)',
  });
  return writeUnlessRefused(() => client.send(deletion));
}
