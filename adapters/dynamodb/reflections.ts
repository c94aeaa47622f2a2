import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HandoffId } from '#domain/ids.ts';
import type { Reflections } from '#domain/ports/side-items.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { writeOr, writeUnlessRefused } from './conditional-write.ts';
import { getItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/** What each system was shown last. A lease is live until its end, or until the state that it was taken for is shown. */
export function dynamoReflections(client: DynamoDBClient, tables: Tables): Reflections {
  return {
    claim: (handoffId, target, seq, now, leaseUntil) =>
      claim(client, tables, { key: keyOf(handoffId, target), seq, now, leaseUntil }),
    markDone: (handoffId, target, seq) => markDone(client, tables, keyOf(handoffId, target), seq),
    shownSeq: async (handoffId, target) =>
      shownSeq((await getItem(client, tables, keyOf(handoffId, target))) ?? {}),
  };
}

const keyOf = (handoffId: HandoffId, target: string): Item => sideKey(`reflection#${handoffId}`, target);

const shownSchema = z.object({ shownSeq: z.number().int().default(0) });

const shownSeq = (item: unknown): number => shownSchema.parse(item).shownSeq;

interface Wish {
  readonly key: Item;
  readonly seq: number;
  readonly now: string;
  readonly leaseUntil: string;
}

const IS_NEWER = '(attribute_not_exists(shownSeq) OR shownSeq < :seq)';
const IS_FREE = '(attribute_not_exists(claimedSeq) OR claimedSeq <= shownSeq OR leaseUntil <= :now)';

function claim(client: DynamoDBClient, tables: Tables, { key, seq, now, leaseUntil }: Wish) {
  const update = new UpdateItemCommand({
    TableName: tables.sideItems,
    Key: key,
    UpdateExpression: 'SET claimedSeq = :seq, leaseUntil = :leaseUntil',
    ConditionExpression: `${IS_NEWER} AND ${IS_FREE}`,
    ExpressionAttributeValues: toItem({ ':seq': seq, ':now': now, ':leaseUntil': leaseUntil }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return writeOr(
    () => client.send(update),
    'claimed' as const,
    (there) => (shownSeq(fromItem(there)) >= seq ? 'done' : 'busy'),
  );
}

/** A late worker must not take back what a newer one has shown. */
function markDone(client: DynamoDBClient, tables: Tables, key: Item, seq: number): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: tables.sideItems,
    Key: key,
    UpdateExpression: 'SET shownSeq = :seq',
    ConditionExpression: IS_NEWER,
    ExpressionAttributeValues: toItem({ ':seq': seq }),
  });
  return writeUnlessRefused(() => client.send(update));
}
