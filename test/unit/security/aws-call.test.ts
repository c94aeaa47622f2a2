import { expect, it } from 'vitest';
import { callsIn } from '#test/cloud-support/aws-call.ts';

const to = (service: string, target: string, body: object, url = '/', method = 'POST') =>
  callsIn({ service, target, url, method, body: JSON.stringify(body) });

it('a transaction asks for what each of its parts does', () => {
  const TransactItems = [
    { Put: { TableName: 'x-HandoffLog-1' } },
    { Update: { TableName: 'x-Handoffs-1' } },
    { ConditionCheck: { TableName: 'x-SideItems-1' } },
  ];
  expect(to('dynamodb', 'DynamoDB_20120810.TransactWriteItems', { TransactItems })).toEqual([
    ['PutItem', 'log'],
    ['UpdateItem', 'rows'],
    ['ConditionCheckItem', 'side items'],
  ]);
});

it('an index is a resource of its own', () => {
  const query = { TableName: 'x-Handoffs-1', IndexName: 'byPerson' };
  expect(to('dynamodb', 'DynamoDB_20120810.Query', query)).toEqual([['Query', 'rows by person']]);
});

it('a batch of messages asks for what one does', () => {
  const body = { QueueUrl: 'http://localhost/000000000000/baton-local-wake-dead-letters' };
  expect(to('sqs', 'AmazonSQS.DeleteMessageBatch', body)).toEqual([['DeleteMessage', 'wake dead letters']]);
});

it('whoever makes a schedule hands on a role', () => {
  expect(to('scheduler', '', {}, '/schedules/a')).toEqual([
    ['CreateSchedule', 'own timers'],
    ['PassRole', 'timer role'],
  ]);
});

it('a request that nobody has described is not passed over', () => {
  expect(() => to('s3', '', {})).toThrow('not described');
});
