import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoHealth } from '#adapters/dynamodb/system-health.ts';
import { secretsManagerGrants } from '#adapters/secrets/grants.ts';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { sqsRedrive } from '#adapters/sqs/redrive.ts';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { secretIds } from '#lambdas/_operating/secret-ids.ts';
import { decidingPorts, tablesOf } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { OperatePorts } from './operate-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): OperatePorts {
  const sqs = new SQSClient();
  const secrets = new SecretsManagerClient();
  const { DEAD_LETTER_QUEUES: deadLetters, SOURCE_QUEUES: sources } = env;
  return {
    ...decidingPorts(env),
    health: dynamoHealth(new DynamoDBClient(), tablesOf(env)),
    queues: wakeQueue(sqs, env.WAKE_QUEUE_URL),
    deadLetterRedrive: sqsRedrive(sqs, { deadLetters, sources }),
    secretsAdmin: secretsManagerAdmin(secrets, secretIds(env)),
    grants: grantsOf(env, secrets),
  };
}

function grantsOf(env: Env, secrets: SecretsManagerClient): OperatePorts['grants'] {
  const { SALESFORCE_GRANT_SECRET_NAME: salesforce, ASANA_GRANT_SECRET_NAME: asana } = env;
  return {
    hubspot: secretsManagerGrants(secrets, env.HUBSPOT_GRANT_SECRET_NAME),
    ...(salesforce === undefined ? {} : { salesforce: secretsManagerGrants(secrets, salesforce) }),
    ...(asana === undefined ? {} : { asana: secretsManagerGrants(secrets, asana) }),
  };
}
