import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sesSender } from '#adapters/email/sender.ts';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { slackMembers } from '#adapters/slack/members.ts';
import { sqsQueueCounts } from '#adapters/sqs/queue-counts.ts';
import { sqsDeadLetterPeek } from '#adapters/sqs/peek-dead-letters.ts';
import { secretIds } from '#lambdas/_operating/secret-ids.ts';
import { surroundings } from '#lambdas/_runtime/ports/surroundings.ts';
import { lookingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { LookUpPorts } from './look-up-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): LookUpPorts {
  const sqs = new SQSClient();
  const secrets = new SecretsManagerClient();
  return {
    ...lookingPorts(env),
    connections: connectionsOf(env),
    secretsAdmin: secretsManagerAdmin(secrets, secretIds(env)),
    members: membersOf(env, secrets),
    deadLetters: sqsQueueCounts(sqs, env.DEAD_LETTER_QUEUES),
    deadLetterPeek: sqsDeadLetterPeek(sqs, env.DEAD_LETTER_QUEUES),
    queueCounts: sqsQueueCounts(sqs, env.QUEUES),
    watchdogSeconds: env.WATCHDOG_SECONDS,
    sender: sesSender(
      { region: sqs.config.region, credentials: sqs.config.credentials, endpoint: env.AWS_ENDPOINT_URL },
      env.SENDER,
    ),
  };
}

function membersOf(env: Env, client: SecretsManagerClient): LookUpPorts['members'] {
  const { SLACK_BASE_URL: baseUrl, SLACK_BOT_TOKEN_SECRET_NAME: name } = env;
  if (baseUrl === undefined || name === undefined) return undefined;
  const secrets = secretsManagerSecrets(client, surroundings.now);
  return slackMembers(baseUrl, () => secrets.get(name));
}

function connectionsOf(env: Env): LookUpPorts['connections'] {
  const { SALESFORCE_BASE_URL: salesforce, ASANA_BASE_URL: asana } = env;
  return {
    hubspot: {
      ...{ apiUrl: env.HUBSPOT_BASE_URL, appUrl: env.HUBSPOT_APP_URL },
      accountId: env.HUBSPOT_PORTAL_ID,
    },
    ...(salesforce === undefined ? {} : { salesforce: { apiUrl: salesforce, appUrl: salesforce } }),
    ...(asana === undefined ? {} : { asana: { apiUrl: asana, appUrl: asana } }),
  };
}
