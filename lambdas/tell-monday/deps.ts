import { SQSClient } from '@aws-sdk/client-sqs';
import compiled from 'compiled-contracts';
import { operatorApi } from '#adapters/operator-api/client.ts';
import { machineSigning } from '#adapters/operator-api/signing.ts';
import { noticesQueue } from '#adapters/sqs/queues.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import type { Env } from './env.ts';
import type { MondayPorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. It asks as an operator does who may only look. */
export function buildPorts(env: Env): MondayPorts {
  return {
    api: operatorApi({ url: env.PUBLIC_BASE_URL, signing: machineSigning(undefined) }),
    bundle: contractBundleSchema.parse(compiled),
    queues: noticesQueue(new SQSClient(), env.NOTICES_QUEUE_URL),
  };
}
