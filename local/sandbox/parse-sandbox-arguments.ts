import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { SandboxAsanaOptions } from './asana/start-sandbox-asana.ts';
import type { SandboxHubSpotOptions } from './hubspot/start-sandbox-hubspot.ts';
import type { SandboxSalesforceOptions } from './salesforce/start-sandbox-salesforce.ts';

const port = z.coerce.number().int().min(0).max(65_535).default(0);

const hubspotSchema = z.object({
  port,
  portalId: z.coerce.number().int().positive().default(62_515),
  appId: z.coerce.number().int().positive().default(54_321),
  webhookUrl: z.url().optional(),
  clientSecret: z.string().min(1),
  token: z.string().min(1),
});

const salesforceSchema = z.object({
  port,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});

const asanaSchema = z.object({ port, token: z.string().min(1) });

/** What to start: HubSpot always, Salesforce and Asana if they have credentials. */
export interface SandboxOptions {
  readonly hubspot: SandboxHubSpotOptions;
  readonly salesforce: SandboxSalesforceOptions | undefined;
  readonly asana: SandboxAsanaOptions | undefined;
}

/**
 * Reads `--port --portal-id --app-id --webhook-url --salesforce-port --asana-port`, and from the environment what is
 * secret, because arguments are visible to every process: `SANDBOX_HUBSPOT_CLIENT_SECRET` and `SANDBOX_HUBSPOT_TOKEN`,
 * for Salesforce `SANDBOX_SALESFORCE_CLIENT_ID` and `SANDBOX_SALESFORCE_CLIENT_SECRET`, for Asana
 * `SANDBOX_ASANA_TOKEN`.
 * Throws a ZodError, or parseArgs' TypeError for an unknown argument.
 */
export function parseSandboxArguments(args: string[], env: NodeJS.ProcessEnv): SandboxOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'portal-id': { type: 'string' },
      'app-id': { type: 'string' },
      'webhook-url': { type: 'string' },
      'salesforce-port': { type: 'string' },
      'asana-port': { type: 'string' },
    },
  });
  return {
    hubspot: hubspotOptions(values, env),
    salesforce: salesforceOptions(values, env),
    asana: asanaOptions(values, env),
  };
}

type Arguments = Readonly<Record<string, string | undefined>>;

function hubspotOptions(values: Arguments, env: NodeJS.ProcessEnv): SandboxHubSpotOptions {
  const { webhookUrl, ...rest } = hubspotSchema.parse({
    port: values.port,
    portalId: values['portal-id'],
    appId: values['app-id'],
    webhookUrl: values['webhook-url'],
    clientSecret: env.SANDBOX_HUBSPOT_CLIENT_SECRET,
    token: env.SANDBOX_HUBSPOT_TOKEN,
  });
  return { ...rest, ...(webhookUrl !== undefined && { webhookUrl }) };
}

function salesforceOptions(values: Arguments, env: NodeJS.ProcessEnv): SandboxSalesforceOptions | undefined {
  const { SANDBOX_SALESFORCE_CLIENT_ID: clientId, SANDBOX_SALESFORCE_CLIENT_SECRET: clientSecret } = env;
  if (clientId === undefined && clientSecret === undefined) return undefined;
  return salesforceSchema.parse({ port: values['salesforce-port'], clientId, clientSecret });
}

function asanaOptions(values: Arguments, env: NodeJS.ProcessEnv): SandboxAsanaOptions | undefined {
  const { SANDBOX_ASANA_TOKEN: token } = env;
  return token === undefined ? undefined : asanaSchema.parse({ port: values['asana-port'], token });
}
