import * as z from 'zod';
import { isHttpTarget } from '#domain/contract/target.ts';
import { SECRET_NAMES } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { connectedEnv } from '#lambdas/_runtime/env.ts';

/** Where the secrets of this stage stand; a stage has only those of its own systems. */
export const secretsEnv = z.object({
  HUBSPOT_CLIENT_SECRET_NAME: z.string().min(1),
  HUBSPOT_TOKEN_SECRET_NAME: z.string().min(1),
  SLACK_SIGNING_SECRET_NAME: z.string().min(1).optional(),
  SLACK_BOT_TOKEN_SECRET_NAME: z.string().min(1).optional(),
  SALESFORCE_CLIENT_SECRET_NAME: z.string().min(1).optional(),
  ASANA_TOKEN_SECRET_NAME: z.string().min(1).optional(),
  ON_CALL_SECRET_NAME: z.string().min(1),
  HTTP_SECRET_NAMES: connectedEnv.shape.HTTP_SECRET_NAMES,
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
    'on-call-webhook': env.ON_CALL_SECRET_NAME,
  } as const satisfies Record<(typeof SECRET_NAMES)[number], string | undefined>;
  const described = Object.entries(env.HTTP_SECRET_NAMES ?? {}).flatMap(([name, id]) =>
    isHttpTarget(name) ? [[name, id] as const] : [],
  );
  const own = SECRET_NAMES.flatMap((name) => {
    const id = ids[name];
    return id === undefined ? [] : [[name, id] as const];
  });
  return new Map<SecretName, string>([...own, ...described]);
}
