import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Receipts } from '#domain/ports/side-items.ts';
import { receiptSchema } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, RECEIPT_DAYS } from './time-to-live.ts';

/** What became of each event of a delivery; a later receipt of the same event replaces the earlier one. */
export function dynamoReceipts(client: DynamoDBClient, tables: Tables): Receipts {
  return {
    put: (receipt) =>
      putSideItem(client, tables, {
        id: idOf(receipt.receiptId),
        body: JSON.stringify(receipt),
        expiresAt: daysAfter(receipt.at, RECEIPT_DAYS),
      }),
    get: async (receiptId) => {
      const body = await getSideItem(client, tables, { id: idOf(receiptId) });
      return body === undefined ? undefined : receiptSchema.parse(JSON.parse(body));
    },
  };
}

const idOf = (receiptId: string): string => `receipt#${receiptId}`;
