import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HandoffId } from '#domain/ids.ts';
import type { StoredToken, Tokens } from '#domain/ports/side-items.ts';
import { tokenSchema } from '#domain/ports/side-items.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { writeUnlessRefused } from './conditional-write.ts';
import { queryItems } from './query.ts';
import { putSideItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, TOKEN_DAYS } from './time-to-live.ts';

/** The task tokens of a handoff: one item for each wait, in the order of the waits. */
export function dynamoTokens(client: DynamoDBClient, tables: Tables, now: () => string): Tokens {
  return {
    put: (handoffId, token) =>
      putSideItem(client, tables, {
        id: idOf(handoffId),
        part: partOf(token),
        body: bodyOf(token),
        expiresAt: daysAfter(now(), TOKEN_DAYS),
      }),
    list: (handoffId) => list(client, tables, handoffId),
    remove: (handoffId, token) => remove(client, tables, handoffId, token),
  };
}

const idOf = (handoffId: HandoffId): string => `token#${handoffId}`;

const DIGITS = 6;

/** Zero-padded, so that the order of the texts is the order of the waits. */
function partOf({ run, position, executionState }: StoredToken): string {
  const [paddedRun, paddedPosition] = [run, position].map((number) => String(number).padStart(DIGITS, '0'));
  return `${paddedRun}#${paddedPosition}#${executionState}`;
}

/** Always the same text for the same token, whatever order its fields came in. */
function bodyOf({ run, position, executionState, token }: StoredToken): string {
  return JSON.stringify({ run, position, executionState, token });
}

const bodySchema = z.object({ body: z.string() });

async function list(client: DynamoDBClient, tables: Tables, handoffId: HandoffId) {
  const items = await queryItems(client, {
    TableName: tables.sideItems,
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: toItem({ ':id': idOf(handoffId) }),
    ConsistentRead: true,
  });
  return items.map((item) => tokenSchema.parse(JSON.parse(bodySchema.parse(fromItem(item)).body)));
}

/** A repeated wait stores another token in the same place; that one must not be lost. */
function remove(
  client: DynamoDBClient,
  tables: Tables,
  handoffId: HandoffId,
  token: StoredToken,
): Promise<void> {
  const deletion = new DeleteItemCommand({
    TableName: tables.sideItems,
    Key: sideKey(idOf(handoffId), partOf(token)),
    ConditionExpression: 'body = :body',
    ExpressionAttributeValues: toItem({ ':body': bodyOf(token) }),
  });
  return writeUnlessRefused(() => client.send(deletion));
}
