import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { slackPrivateReplies } from '#adapters/slack/private-replies.ts';
import { noticesQueue } from '#adapters/sqs/queues.ts';
import { portalOf } from '#lambdas/_runtime/ports/portal.ts';
import { surroundings } from '#lambdas/_runtime/ports/surroundings.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { AnswerSlackPorts } from './handler.ts';

/** Slack waits three seconds for our answer in all: the reply may not take more than one of them. */
const REPLY_TIMEOUT_MS = 1000;

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): AnswerSlackPorts {
  return {
    ...tablePorts(env),
    portal: portalOf(env),
    queues: noticesQueue(new SQSClient(), env.NOTICES_QUEUE_URL),
    privateReplies: slackPrivateReplies(REPLY_TIMEOUT_MS),
    secrets: secretsManagerSecrets(new SecretsManagerClient(), surroundings.now),
    signingSecretName: env.SLACK_SIGNING_SECRET_NAME,
  };
}
