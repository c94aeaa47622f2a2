import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { sesSender } from '#adapters/email/sender.ts';
import { sqsDeadLetters } from '#adapters/sqs/dead-letters.ts';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { OperatePorts } from './operate-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): OperatePorts {
  const secrets = {
    'hubspot-client-secret': env.HUBSPOT_CLIENT_SECRET_NAME,
    'hubspot-token': env.HUBSPOT_TOKEN_SECRET_NAME,
  };
  const sqs = new SQSClient();
  return {
    ...tablePorts(env),
    queues: wakeQueue(sqs, env.WAKE_QUEUE_URL),
    secretsAdmin: secretsManagerAdmin(new SecretsManagerClient(), secrets),
    deadLetters: sqsDeadLetters(sqs, env.DEAD_LETTER_QUEUES),
    sender: sesSender(new SESv2Client(), env.SENDER),
  };
}
