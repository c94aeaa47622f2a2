import {
  BatchGetItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { BatchGetItemCommandOutput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitAfter, newSubject, rowOf } from './support/samples.ts';
import { openTables } from './support/stores.ts';
import type { OpenStores } from './support/stores.ts';
import { TABLES } from './support/tables.ts';

/** Lets one request of the client go wrong before it is sent or after it was carried out. */
function failOnce(client: DynamoDBClient, moment: 'before' | 'after', error: Error): void {
  let fired = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (fired) return next(args);
      fired = true;
      if (moment === 'after') await next(args);
      throw error;
    },
    { step: 'initialize', name: 'fault', override: true },
  );
}

/** What DynamoDB answers under load: one row is missing, and its key comes back. */
function leaveOneUnread(output: BatchGetItemCommandOutput): void {
  const [unread, ...rest] = output.Responses![TABLES.handoffs]!;
  output.Responses![TABLES.handoffs] = rest;
  output.UnprocessedKeys = { [TABLES.handoffs]: { Keys: [{ subjectId: unread!.subjectId! }] } };
}

const about = { $metadata: {}, message: 'somebody else is at it' };

describe('The stores on DynamoDB', () => {
  let opened: Required<OpenStores>;
  beforeAll(async () => {
    opened = await openTables('dynamodb-faults');
  });
  afterAll(() => opened.close());

  test('write again after a put met a transaction', async () => {
    const { stores, client } = opened;
    failOnce(client, 'before', new TransactionConflictException(about));
    expect(await stores.log.append(commitAfter(undefined, newSubject()))).toBe('appended');
    const subject = newSubject();
    failOnce(client, 'before', new TransactionConflictException(about));
    await stores.rows.put(rowOf(subject, 1));
    expect(await stores.rows.get(subject)).toEqual(rowOf(subject, 1));
  });

  test('write again after a transaction met another one', async () => {
    const { stores, client } = opened;
    const subject = newSubject();
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
    failOnce(client, 'before', new TransactionCanceledException({ ...about, CancellationReasons }));
    expect(await stores.log.appendWithRow(commitAfter(undefined, subject), rowOf(subject, 1))).toBe(
      'appended',
    );
  });

  test.each(['append', 'appendWithRow'] as const)(
    'know that they won when the answer of %s was lost',
    async (call) => {
      const { stores, client } = opened;
      const subject = newSubject();
      const commit = commitAfter(undefined, subject);
      const append = () =>
        call === 'append' ? stores.log.append(commit) : stores.log.appendWithRow(commit, rowOf(subject, 1));
      failOnce(client, 'after', new TransactionConflictException(about));
      expect(await append()).toBe('appended');
      expect(await stores.log.read(subject)).toEqual([commit]);
    },
  );

  test('do not swallow what they do not know', async () => {
    const { stores, client } = opened;
    failOnce(client, 'before', new Error('no route'));
    await expect(stores.log.append(commitAfter(undefined, newSubject()))).rejects.toThrow('no route');
  });

  test('ask again for rows that DynamoDB left unread', async () => {
    const { stores, client } = opened;
    const subjects = [newSubject(), newSubject()];
    for (const subject of subjects) await stores.rows.put(rowOf(subject, 1, { contract: 'unread' }));
    let asked = 0;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName !== BatchGetItemCommand.name) return answer;
        asked += 1;
        if (asked === 1) leaveOneUnread(answer.output as BatchGetItemCommandOutput);
        return answer;
      },
      { step: 'initialize', name: 'fault', override: true },
    );
    const page = await stores.rows.byContract('unread', 10);
    expect(page.rows.map(({ subjectId }) => subjectId).sort()).toEqual([...subjects].sort());
    expect(asked).toBe(2);
  });
});
