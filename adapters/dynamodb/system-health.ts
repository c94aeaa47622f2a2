import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { circuitSchema } from '#domain/health/circuit.ts';
import { dailyRequestsSchema } from '#domain/health/daily-requests.ts';
import { queueProgressSchema } from '#domain/health/queue-progress.ts';
import type { KnownHealth, SystemHealth } from '#domain/ports/system-health.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { toItem } from './attributes.ts';
import { writeOr, writeUnlessRefused } from './conditional-write.ts';
import { getItem, sideKey } from './side-item.ts';
import type { Tables } from './tables.ts';

/** At most three items for each system. They never end by themselves: there are as many as systems. */
export function dynamoHealth(client: DynamoDBClient, tables: Tables): SystemHealth {
  return {
    get: (system, age) => get(client, tables, system, age === 'fresh'),
    put: (system, version, circuit) => {
      const put = new PutItemCommand({
        TableName: tables.sideItems,
        Item: { ...keyOf(system), ...toItem({ version: version + 1, body: JSON.stringify(circuit) }) },
        ConditionExpression: version === 0 ? 'attribute_not_exists(id)' : 'version = :version',
        ...(version === 0 ? {} : { ExpressionAttributeValues: toItem({ ':version': version }) }),
      });
      return writeOr<boolean, boolean>(
        () => client.send(put),
        true,
        () => false,
      );
    },
    queue: async (system) => {
      const note = await noteIn(client, tables, queueKey(system));
      return note === undefined ? undefined : queueProgressSchema().parse(note);
    },
    noteQueue: async (system, progress) => {
      const Item = { ...queueKey(system), ...toItem({ body: JSON.stringify(progress) }) };
      await client.send(new PutItemCommand({ TableName: tables.sideItems, Item }));
    },
    requests: async (system) => {
      const note = await noteIn(client, tables, requestsKey(system));
      return note === undefined ? undefined : dailyRequestsSchema().parse(note);
    },
    noteRequests: async (system, requests) => {
      const put = new PutItemCommand({
        TableName: tables.sideItems,
        Item: { ...requestsKey(system), ...toItem({ saidAt: requests.at, body: JSON.stringify(requests) }) },
        ConditionExpression: 'attribute_not_exists(id) OR saidAt < :saidAt',
        ExpressionAttributeValues: toItem({ ':saidAt': requests.at }),
      });
      await writeUnlessRefused(() => client.send(put));
    },
  };
}

/** A note of its own: it may be written over at any time, and must not come between those who keep a circuit. */
const queueKey = (system: string): Item => sideKey(`queue#${system}`);
const requestsKey = (system: string): Item => sideKey(`requests#${system}`);
const keyOf = (system: string): Item => sideKey(`health#${system}`);

async function noteIn(client: DynamoDBClient, tables: Tables, key: Item): Promise<unknown> {
  const item = await getItem(client, tables, key, false);
  return item === undefined ? undefined : JSON.parse(z.object({ body: z.string() }).parse(item).body);
}

async function get(
  client: DynamoDBClient,
  tables: Tables,
  system: string,
  isFresh: boolean,
): Promise<KnownHealth | undefined> {
  const item = await getItem(client, tables, keyOf(system), isFresh);
  if (item === undefined) return undefined;
  const { version, body } = z.object({ version: z.number(), body: z.string() }).parse(item);
  return { version, circuit: circuitSchema().parse(JSON.parse(body)) };
}
