import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { sesSender } from '#adapters/email/sender.ts';
import { sqsDeadLetters } from '#adapters/sqs/dead-letters.ts';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { SECRET_NAMES } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { OperatePorts } from './operate-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): OperatePorts {
  const sqs = new SQSClient();
  return {
    ...tablePorts(env),
    queues: wakeQueue(sqs, env.WAKE_QUEUE_URL),
    secretsAdmin: secretsManagerAdmin(new SecretsManagerClient(), secretsOf(env)),
    deadLetters: sqsDeadLetters(sqs, env.DEAD_LETTER_QUEUES),
    sender: sesSender(
      { region: sqs.config.region, credentials: sqs.config.credentials, endpoint: env.AWS_ENDPOINT_URL },
      env.SENDER,
    ),
  };
}

/** The secrets of this stage, by our own names; a stage without Slack has none of Slack. */
function secretsOf(env: Env): ReadonlyMap<SecretName, string> {
  const ids = {
    'hubspot-client-secret': env.HUBSPOT_CLIENT_SECRET_NAME,
    'hubspot-token': env.HUBSPOT_TOKEN_SECRET_NAME,
    'slack-signing-secret': env.SLACK_SIGNING_SECRET_NAME,
    'slack-bot-token': env.SLACK_BOT_TOKEN_SECRET_NAME,
  } as const satisfies Record<SecretName, string | undefined>;
  return new Map(
    SECRET_NAMES.flatMap((name) => {
      const id = ids[name];
      return id === undefined ? [] : [[name, id]];
    }),
  );
}
