import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attemptRecordSchema } from '#domain/ports/attempt-records.ts';
import type { AttemptRecords } from '#domain/ports/attempt-records.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import { putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { ATTEMPT_DAYS, daysAfter } from './time-to-live.ts';

/** What workers sent for a handoff: one item for each go, in the order in which they began. */
export function dynamoAttemptRecords(client: DynamoDBClient, tables: Tables): AttemptRecords {
  return {
    put: (handoffId, record) =>
      putSideItem(client, tables, {
        id: idOf(handoffId),
        part: `${record.at}#${record.recordId}`,
        body: packed(JSON.stringify(record)),
        expiresAt: daysAfter(record.at, ATTEMPT_DAYS),
      }),
    latest: async (handoffId, limit) => {
      const query = {
        TableName: tables.sideItems,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: toItem({ ':id': idOf(handoffId) }),
        ScanIndexForward: false,
      };
      const items = await queryItems(client, query, limit);
      return items.map((item) =>
        attemptRecordSchema.parse(JSON.parse(unpacked(bodySchema.parse(fromItem(item)).body))),
      );
    },
  };
}

/** What systems say repeats itself: packed, a go costs one write unit instead of three, and few are ever read. */
const packed = (text: string): string => deflateRawSync(text).toString('base64');
const unpacked = (body: string): string => inflateRawSync(Buffer.from(body, 'base64')).toString();

const bodySchema = z.object({ body: z.string() });
const idOf = (handoffId: string): string => `attempts#${handoffId}`;
