import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { isTokenRefused } from '#adapters/slack/classify-answer.ts';
import { slackChat } from '#adapters/slack/slack-chat.ts';
import type { Chat, ChatOutcome } from '#domain/ports/chat.ts';
import type { SlackEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';

/** Slack, with the stage's bot token; one that was refused is read anew, past the cache, for the next request. */
export function chatOf(env: SlackEnv): Chat | undefined {
  const { SLACK_BASE_URL: baseUrl, SLACK_BOT_TOKEN_SECRET_NAME: name, SLACK_TIMEOUT_MS: timeoutMs } = env;
  if (baseUrl === undefined || name === undefined || timeoutMs === undefined) return undefined;
  const secrets = secretsManagerSecrets(new SecretsManagerClient(), surroundings.now);
  const chat = slackChat({ baseUrl, timeoutMs, token: () => secrets.get(name) });
  const renew = async (outcome: ChatOutcome): Promise<ChatOutcome> => {
    if (isTokenRefused(outcome)) await secrets.refresh(name);
    return outcome;
  };
  return {
    post: async (to, message, thread) => renew(await chat.post(to, message, thread)),
    update: async (posting, message) => renew(await chat.update(posting, message)),
  };
}
