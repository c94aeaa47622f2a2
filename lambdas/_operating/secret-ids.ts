import * as z from 'zod';
import { SECRET_NAMES } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';

/** Where the secrets of this stage stand; a stage has only those of its own systems. */
export const secretsEnv = z.object({
  HUBSPOT_CLIENT_SECRET_NAME: z.string().min(1),
  HUBSPOT_TOKEN_SECRET_NAME: z.string().min(1),
  SLACK_SIGNING_SECRET_NAME: z.string().min(1).optional(),
  SLACK_BOT_TOKEN_SECRET_NAME: z.string().min(1).optional(),
  SALESFORCE_CLIENT_SECRET_NAME: z.string().min(1).optional(),
  ASANA_TOKEN_SECRET_NAME: z.string().min(1).optional(),
});

/** The ids of the secrets, by our own names. */
export function secretIds(env: z.infer<typeof secretsEnv>): ReadonlyMap<SecretName, string> {
  const ids = {
    'hubspot-client-secret': env.HUBSPOT_CLIENT_SECRET_NAME,
    'hubspot-token': env.HUBSPOT_TOKEN_SECRET_NAME,
    'slack-signing-secret': env.SLACK_SIGNING_SECRET_NAME,
    'slack-bot-token': env.SLACK_BOT_TOKEN_SECRET_NAME,
    'salesforce-client': env.SALESFORCE_CLIENT_SECRET_NAME,
    'asana-token': env.ASANA_TOKEN_SECRET_NAME,
  } as const satisfies Record<SecretName, string | undefined>;
  return new Map(
    SECRET_NAMES.flatMap((name) => {
      const id = ids[name];
      return id === undefined ? [] : [[name, id]];
    }),
  );
}
