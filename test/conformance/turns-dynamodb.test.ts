import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newHandoffId } from './support/samples.ts';
import { NOW, openTables } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';

const SOON = '2026-11-02T09:00:10.000Z';
const LATER = '2026-11-02T09:00:20.000Z';

class Dead extends Error {}

/** The process dies in its request of that number, before it is sent or after it was carried out. */
function dieIn(client: DynamoDBClient, request: number, moment: 'before' | 'after'): void {
  let sent = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      sent += 1;
      if (sent !== request) return next(args);
      if (moment === 'after') await next(args);
      throw new Dead();
    },
    { step: 'initialize', name: 'death', override: true },
  );
}

describe('Taking a turn on DynamoDB', () => {
  let opened: Required<OpenStores>;
  beforeAll(async () => {
    opened = await openTables('turns');
  });
  afterAll(() => opened.close());

  const MARK = 1;
  const COUNT = 2;
  const WRITE_DOWN = 3;

  test.each([
    ['before the mark', MARK, 'before', 'free at once', 1],
    ['after the mark', MARK, 'after', 'free after the lease', 1],
    ['before counting', COUNT, 'before', 'free after the lease', 1],
    ['after counting', COUNT, 'after', 'free after the lease', 2],
    ['before writing it down', WRITE_DOWN, 'before', 'free after the lease', 2],
    ['after writing it down', WRITE_DOWN, 'after', 'taken', 1],
  ] as const)(
    'by one who dies %s leaves one number unused at most',
    async (_, request, moment, then, turn) => {
      const { stores, client } = opened;
      const contract = `${String(request)}-${moment}`;
      await stores.turns.take(contract, newHandoffId(), NOW, SOON);
      const id = newHandoffId();
      dieIn(client, request, moment);
      await expect(stores.turns.take(contract, id, NOW, SOON)).rejects.toBeInstanceOf(Dead);
      client.middlewareStack.remove('death');
      const now = await stores.turns.take(contract, id, NOW, SOON);
      expect(now).toBe(then === 'free after the lease' ? 'busy' : turn);
      expect(await stores.turns.take(contract, id, SOON, LATER)).toBe(turn);
      expect(await stores.turns.take(contract, newHandoffId(), SOON, LATER)).toBe(turn + 1);
    },
  );

  test('by one who is slower than their lease gives everybody the same number', async () => {
    const { stores, client } = opened;
    const id = newHandoffId();
    const { promise: overtaken, resolve: goOn } = Promise.withResolvers<unknown>();
    let sent = 0;
    client.middlewareStack.add(
      (next) => async (args) => {
        sent += 1;
        if (sent === COUNT) await overtaken;
        return next(args);
      },
      { step: 'initialize', name: 'slow', override: true },
    );
    const slow = stores.turns.take('slow', id, NOW, SOON);
    while (sent < COUNT) await new Promise((resolve) => setTimeout(resolve, 5));
    const quick = await stores.turns.take('slow', id, SOON, LATER);
    goOn(undefined);
    expect([await slow, quick]).toEqual([0, 0]);
    client.middlewareStack.remove('slow');
    expect(await stores.turns.take('slow', newHandoffId(), NOW, SOON)).toBe(2);
  });
});
