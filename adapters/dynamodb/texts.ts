import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Texts } from '#domain/ports/side-items.ts';
import * as z from 'zod';
import { fromItem } from './attributes.ts';
import { batchGet } from './batch-get.ts';
import { getSideItem, putSideItem, putSideItemOnce, removeSideItem, sideKey } from './side-item.ts';
import type { SideItem } from './side-item.ts';
import type { SideTable } from './tables.ts';

/** Texts that facts name by id only, so that they can be erased. None ends by itself: a hold may need it at any age. */
export function dynamoTexts(client: DynamoDBClient, tables: SideTable): Texts {
  const textOf = (id: string, text: string): SideItem => ({
    id: idOf(id),
    body: text,
  });
  return {
    put: (id, text) => putSideItem(client, tables, textOf(id, text)),
    putOnce: (id, text) => putSideItemOnce(client, tables, textOf(id, text)),
    get: (id) => getSideItem(client, tables, { id: idOf(id) }),
    getMany: (ids) => getMany(client, tables, ids),
    remove: (id) => removeSideItem(client, tables, { id: idOf(id) }),
  };
}

const itemSchema = z.object({ id: z.string(), body: z.string() });

async function getMany(
  client: DynamoDBClient,
  tables: SideTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(ids.map((id) => [idOf(id), id] as const));
  const items = await batchGet(
    client,
    tables.sideItems,
    [...wanted.keys()].map((id) => sideKey(id)),
  );
  return new Map(
    items.map((item) => {
      const { id, body } = itemSchema.parse(fromItem(item));
      return [wanted.get(id) ?? id, body] as const;
    }),
  );
}

const idOf = (id: string): string => `text#${id}`;
