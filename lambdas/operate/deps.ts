import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoHealth } from '#adapters/dynamodb/system-health.ts';
import { sqsRedrive } from '#adapters/sqs/redrive.ts';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { decidingPorts, tablesOf } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { OperatePorts } from './operate-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): OperatePorts {
  const sqs = new SQSClient();
  const { DEAD_LETTER_QUEUES: deadLetters, SOURCE_QUEUES: sources } = env;
  return {
    ...decidingPorts(env),
    health: dynamoHealth(new DynamoDBClient(), tablesOf(env)),
    queues: wakeQueue(sqs, env.WAKE_QUEUE_URL),
    deadLetterRedrive: sqsRedrive(sqs, { deadLetters, sources }),
  };
}
