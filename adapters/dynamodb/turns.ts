import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HandoffId } from '#domain/ids.ts';
import type { Turns } from '#domain/ports/situation.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { writeOr } from './conditional-write.ts';
import { getItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/**
 * Turns: a counter for each contract, and a mark for each handoff that says which number it has. Whoever puts the mark
 * is the one who counts. A crash between counting and marking, or a repeated request whose first answer was lost,
 * leaves a number unused; neither ever gives one twice.
 */
export function dynamoTurns(client: DynamoDBClient, tables: Tables): Turns {
  return {
    take: async (contract, handoffId, now, leaseUntil) => {
      const mark = markOf(contract, handoffId);
      const there = await claim(client, tables, { mark, now, leaseUntil });
      return there === 'claimed'
        ? settle(client, tables, mark, await count(client, tables, contract))
        : there;
    },
    next: async (contract) => {
      const counter = await getItem(client, tables, counterOf(contract));
      return counter === undefined ? 0 : countSchema.parse(counter).taken;
    },
  };
}

const counterOf = (contract: string): Item => sideKey(`turns#${contract}`);
const markOf = (contract: string, handoffId: HandoffId): Item => sideKey(`turn#${handoffId}`, contract);

const markSchema = z.object({ turn: z.number().int().nonnegative().optional() });
const turnIn = (item: Item): number | undefined => markSchema.parse(fromItem(item)).turn;

interface Wish {
  readonly mark: Item;
  readonly now: string;
  readonly leaseUntil: string;
}

/** A mark that says its number has no lease any more: it is never put again. */
function claim(client: DynamoDBClient, tables: Tables, { mark, now, leaseUntil }: Wish) {
  const put = new PutItemCommand({
    TableName: tables.sideItems,
    Item: { ...mark, ...toItem({ leaseUntil }) },
    ConditionExpression: 'attribute_not_exists(id) OR leaseUntil <= :now',
    ExpressionAttributeValues: toItem({ ':now': now }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return writeOr(
    () => client.send(put),
    'claimed' as const,
    (there) => turnIn(there) ?? 'busy',
  );
}

const countSchema = z.object({ taken: z.number().int().positive() });

async function count(client: DynamoDBClient, tables: Tables, contract: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new UpdateItemCommand({
      TableName: tables.sideItems,
      Key: counterOf(contract),
      UpdateExpression: 'ADD taken :one',
      ExpressionAttributeValues: toItem({ ':one': 1 }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return countSchema.parse(fromItem(Attributes)).taken - 1;
}

/** Whoever was slower than their lease may find that another has marked the handoff: then that number is its turn. */
function settle(client: DynamoDBClient, tables: Tables, mark: Item, turn: number): Promise<number> {
  const update = new UpdateItemCommand({
    TableName: tables.sideItems,
    Key: mark,
    UpdateExpression: 'SET turn = :turn REMOVE leaseUntil',
    ConditionExpression: 'attribute_not_exists(turn)',
    ExpressionAttributeValues: toItem({ ':turn': turn }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return writeOr(
    () => client.send(update),
    turn,
    (there) => turnIn(there) ?? turn,
  );
}
