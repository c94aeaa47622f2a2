import type { SQSClient } from '@aws-sdk/client-sqs';
import { connectorQueues } from '#adapters/sqs/queues.ts';
import type { Queues } from '#domain/ports/platform.ts';
import type { ConnectorQueuesEnv } from '../env.ts';

/** The queues of the systems that this stage writes to; HubSpot, which every stage has, stands in for one that it has not. */
export function queuesOfConnectors(client: SQSClient, env: ConnectorQueuesEnv): Pick<Queues, 'connect'> {
  const { HUBSPOT_QUEUE_URL: hubspot, SALESFORCE_QUEUE_URL, ASANA_QUEUE_URL, HTTP_QUEUE_URLS } = env;
  const others = {
    ...(SALESFORCE_QUEUE_URL === undefined ? {} : { salesforce: SALESFORCE_QUEUE_URL }),
    ...(ASANA_QUEUE_URL === undefined ? {} : { asana: ASANA_QUEUE_URL }),
    ...HTTP_QUEUE_URLS,
  };
  return connectorQueues(client, others, hubspot);
}
