import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_AWS } from '#local/emulator/environment.ts';

/** SDK clients of the account of one emulator: what an administrator could do there. */
export function clientsFor(endpoint: string) {
  const { region, credentials } = LOCAL_AWS;
  const config = { endpoint, region, credentials };
  return {
    dynamo: new DynamoDBClient(config),
    lambda: new LambdaClient(config),
    scheduler: new SchedulerClient(config),
    secrets: new SecretsManagerClient(config),
    sfn: new SFNClient(config),
    sqs: new SQSClient(config),
  };
}
export type Clients = ReturnType<typeof clientsFor>;
