import { expect, test } from 'vitest';
import { DynamoUnits } from '../../../bench/dynamo-units.ts';
import { itemSize } from '../../../bench/item-size.ts';
import type { Call } from '../../../bench/meter.ts';

const tables = { handoffLog: 'log', handoffs: 'rows', sideItems: 'sides' };

const call = (operation: string, input: object, output: object = {}, ok = true): Call => ({
  from: 'relay',
  service: 'dynamodb',
  operation,
  input,
  output,
  ok,
  at: 0,
});

const row = (more: object = {}): object => ({
  TableName: 'rows',
  Item: { subjectId: { S: 'handoff#1' }, ...more },
});
const due = (dueAt: string): object => ({ duePartition: { S: '1' }, dueAt: { S: dueAt } });

test('an item is as large as its names and values', () => {
  expect(itemSize({ id: { S: 'é' } })).toBe(4);
  expect(itemSize({ n: { N: '12345' } })).toBe(5);
  expect(itemSize({ l: { L: [{ S: 'ab' }, { BOOL: true }] } })).toBe(1 + 3 + 1 + 2 + 1 + 1);
});

test('a put costs a unit for each kilobyte begun, of the larger of the old and the new item', () => {
  const units = new DynamoUnits(tables);
  const put = (length: number) =>
    units.of(
      call('PutItem', {
        TableName: 'log',
        Item: { subjectId: { S: 'a' }, seq: { N: '1' }, body: { S: 'x'.repeat(length) } },
      }),
    );
  expect(put(10).writes).toBe(1);
  expect(put(2000).writes).toBe(2);
  expect(put(10).writes).toBe(2);
});

test('an index costs what changes in it: an entry that comes, goes or moves', () => {
  const units = new DynamoUnits(tables);
  const put = (more: object) => units.of(call('PutItem', row(more))).writes;
  expect(put(due('1'))).toBe(2);
  expect(put(due('1'))).toBe(1);
  expect(put(due('2'))).toBe(3);
  expect(put({})).toBe(2);
});

test('a transaction writes each item twice and each index once', () => {
  const units = new DynamoUnits(tables);
  const commit = { TableName: 'log', Item: { subjectId: { S: 'a' }, seq: { N: '1' } } };
  const writes = { TransactItems: [{ Put: commit }, { Put: row(due('1')) }] };
  expect(units.of(call('TransactWriteItems', writes)).writes).toBe(5);
});

test('a refused write costs its unit and changes nothing', () => {
  const units = new DynamoUnits(tables);
  expect(units.of(call('PutItem', row(due('1')), {}, false)).writes).toBe(1);
  expect(units.of(call('PutItem', row(due('1')))).writes).toBe(2);
});

test('a read costs by four kilobytes together, half as much if it need not be consistent', () => {
  const units = new DynamoUnits(tables);
  const Items = [{ body: { S: 'x'.repeat(3000) } }, { body: { S: 'x'.repeat(3000) } }];
  expect(units.of(call('Query', { ConsistentRead: true }, { Items })).reads).toBe(2);
  expect(units.of(call('Query', {}, { Items })).reads).toBe(1);
  expect(units.of(call('GetItem', { ConsistentRead: true })).reads).toBe(1);
});
