import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { SandboxHubSpotOptions } from './hubspot/start-sandbox-hubspot.ts';

const schema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  portalId: z.coerce.number().int().positive().default(62_515),
  appId: z.coerce.number().int().positive().default(54_321),
  webhookUrl: z.url().optional(),
  clientSecret: z.string().min(1),
  token: z.string().min(1),
});

/**
 * Reads `--port --portal-id --app-id --webhook-url`, and from the environment the two secrets
 * `SANDBOX_HUBSPOT_CLIENT_SECRET` and `SANDBOX_HUBSPOT_TOKEN`, because arguments are visible to every process.
 * Throws a ZodError, or parseArgs' TypeError for an unknown argument.
 */
export function parseSandboxArguments(args: string[], env: NodeJS.ProcessEnv): SandboxHubSpotOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'portal-id': { type: 'string' },
      'app-id': { type: 'string' },
      'webhook-url': { type: 'string' },
    },
  });
  const { webhookUrl, ...rest } = schema.parse({
    port: values.port,
    portalId: values['portal-id'],
    appId: values['app-id'],
    webhookUrl: values['webhook-url'],
    clientSecret: env.SANDBOX_HUBSPOT_CLIENT_SECRET,
    token: env.SANDBOX_HUBSPOT_TOKEN,
  });
  return { ...rest, ...(webhookUrl !== undefined && { webhookUrl }) };
}
