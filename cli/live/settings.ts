import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { httpName, isHttpTarget } from '#domain/contract/target.ts';
import type { TargetSystem } from '#domain/contract/target.ts';

/** How an account is reached. */
export interface LiveSettings {
  readonly baseUrl: string;
  readonly secret: string;
  /** HubSpot's: whose account it is, where a stage says so. */
  readonly portalId: string | undefined;
  /** HubSpot's: without it nobody can say which writes are ours. */
  readonly appId: string | undefined;
  readonly header: string;
  readonly scheme: string;
}

/** Nobody said how the account is reached; `missing` says what would. */
export class NoAccountError extends Error {
  readonly missing: string;

  constructor(missing: string) {
    super(`Which account? ${missing}`);
    this.name = 'NoAccountError';
    this.missing = missing;
  }
}

/** What each system takes from the environment: its secret, its address, and the address that it usually has. */
const FROM_ENVIRONMENT: Readonly<
  Record<'hubspot' | 'salesforce' | 'asana' | 'http', readonly [string, string, string?]>
> = {
  hubspot: ['HUBSPOT_TOKEN', 'HUBSPOT_BASE_URL', 'https://api.hubapi.com'],
  salesforce: ['SALESFORCE_CLIENT', 'SALESFORCE_BASE_URL'],
  asana: ['ASANA_TOKEN', 'ASANA_BASE_URL', 'https://app.asana.com/api/1.0'],
  http: ['HTTP_SECRET', 'HTTP_BASE_URL'],
};

/** As the environment says. Throws a NoAccountError that names what is missing. */
export function settingsFromEnvironment(system: TargetSystem, env: NodeJS.ProcessEnv): LiveSettings {
  const [secretName, urlName, usual] = FROM_ENVIRONMENT[isHttpTarget(system) ? 'http' : system];
  const secret = env[secretName]?.trim() ?? '';
  const baseUrl = env[urlName]?.trim() ?? usual ?? '';
  const missing = [secret === '' && secretName, baseUrl === '' && urlName].filter((name) => name !== false);
  if (missing.length > 0)
    throw new NoAccountError(
      `Set ${missing.join(' and ')} for a test account, or say --stage with the name of a stage whose secrets you may read.`,
    );
  const {
    HUBSPOT_APP_ID: appId,
    HTTP_HEADER: header = 'Authorization',
    HTTP_SCHEME: scheme = 'Bearer',
  } = env;
  return { secret, baseUrl, portalId: undefined, appId, header, scheme };
}

const systemSchema = z.object({
  baseUrl: z.url(),
  portalId: z.string().optional(),
  appId: z.string().optional(),
  auth: z.object({ header: z.string().optional(), scheme: z.string().optional() }).optional(),
});
const stageSchema = z.object({
  region: z.string(),
  hubspot: systemSchema.optional(),
  salesforce: systemSchema.optional(),
  asana: systemSchema.optional(),
  http: z.record(z.string(), systemSchema).optional(),
});
const cdkSchema = z.object({ context: z.object({ stages: z.record(z.string(), stageSchema) }) });

/** As a stage of `cdk.json` says, with the secret that it keeps. Throws a NoAccountError, or the error of AWS. */
export async function settingsOfStage(
  system: TargetSystem,
  name: string,
  cdk: string,
): Promise<LiveSettings> {
  const stage = cdkSchema.parse(JSON.parse(cdk)).context.stages[name];
  if (stage === undefined) throw new NoAccountError(`cdk.json has no stage "${name}".`);
  const found = isHttpTarget(system) ? stage.http?.[httpName(system)] : stage[system];
  if (found === undefined) throw new NoAccountError(`The stage "${name}" does not have ${system}.`);
  const client = new SecretsManagerClient({ region: stage.region });
  const kind = system === 'salesforce' ? 'client' : 'token';
  const secret = await secretsManagerSecrets(client, () => new Date().toISOString()).get(
    `${name}/${system}/${kind}`,
  );
  if (secret === undefined) throw new NoAccountError(`The stage "${name}" has no secret of ${system} yet.`);
  const { baseUrl, portalId, appId, auth } = found;
  const { header = 'Authorization', scheme = 'Bearer' } = auth ?? {};
  return { baseUrl, secret, portalId, appId, header, scheme };
}
