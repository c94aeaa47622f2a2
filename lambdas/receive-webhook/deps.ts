import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { intakeQueue } from '#adapters/sqs/queues.ts';
import { surroundings } from '#lambdas/_runtime/ports/surroundings.ts';
import type { Env } from './env.ts';
import type { ReceivePorts } from './handler.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): ReceivePorts {
  return {
    ...surroundings,
    queues: intakeQueue(new SQSClient(), env.INTAKE_QUEUE_URL),
    secrets: secretsManagerSecrets(new SecretsManagerClient(), surroundings.now),
    clientSecretName: env.HUBSPOT_CLIENT_SECRET_NAME,
    publicBaseUrl: env.PUBLIC_BASE_URL,
  };
}
