import * as z from 'zod';
import { made } from '#domain/made.ts';
import { settingsSchema } from '#domain/settings.ts';

/** The environment lacks or misstates a variable: the deployment is broken, and the platform must see it. */
export class EnvironmentError extends Error {
  readonly variables: readonly string[];

  constructor(variables: readonly string[], options: ErrorOptions) {
    super(`the environment is not as expected: ${variables.join(', ')}`, options);
    this.name = 'EnvironmentError';
    this.variables = variables;
  }
}

/** Parses the environment of a Lambda once, when it starts. Throws an EnvironmentError that names the variables. */
export function parseEnv<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.infer<Schema> {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError([...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))], {
    cause: parsed.error,
  });
}

const text = z.string().min(1);
const seconds = z.coerce.number().positive();

/** The three tables and the stage's times: what every Lambda needs that reads or writes a subject. */
export const tablesEnv = z.object({
  HANDOFF_LOG_TABLE: text,
  HANDOFFS_TABLE: text,
  SIDE_ITEMS_TABLE: text,
  STEP_SECONDS: seconds,
  PLAN_LEASE_SECONDS: seconds,
  CLAIM_SECONDS: seconds,
  BACKOFF_SECONDS: seconds,
});
export type TablesEnv = z.infer<typeof tablesEnv>;

export function settingsFrom(env: TablesEnv): z.infer<typeof settingsSchema> {
  return settingsSchema.parse({
    stepSeconds: env.STEP_SECONDS,
    planLeaseSeconds: env.PLAN_LEASE_SECONDS,
    claimSeconds: env.CLAIM_SECONDS,
    backoffSeconds: env.BACKOFF_SECONDS,
  });
}

/** A map as JSON, by the names that targets have. */
const mapOf = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.record(z.string(), value));

/** The queue of each system that is written to; a stage need not have all. */
export const connectorQueuesEnv = /* @__PURE__ */ made(() =>
  z.object({
    HUBSPOT_QUEUE_URL: text,
    SALESFORCE_QUEUE_URL: text.optional(),
    ASANA_QUEUE_URL: text.optional(),
    HTTP_QUEUE_URLS: mapOf(text).optional(),
  }),
);
export type ConnectorQueuesEnv = z.infer<typeof connectorQueuesEnv>;

/** What effects reach besides the tables. */
export const effectsEnv = /* @__PURE__ */ made(() =>
  z.object({
    STATE_MACHINE_ARN: text,
    SCHEDULE_GROUP: text,
    SCHEDULER_ROLE_ARN: text,
    WAKE_QUEUE_URL: text,
    WAKE_QUEUE_ARN: text,
    INTAKE_QUEUE_URL: text,
    NOTICES_QUEUE_URL: text,
    ...connectorQueuesEnv.shape,
    ON_CALL_QUEUE_URL: text,
    RELAY_DLQ_URL: text,
  }),
);
export type EffectsEnv = z.infer<typeof effectsEnv>;

/** How HubSpot is reached. */
export const hubspotEnv = /* @__PURE__ */ made(() =>
  z.object({
    HUBSPOT_BASE_URL: z.url(),
    HUBSPOT_APP_ID: text,
    HUBSPOT_TOKEN_SECRET_NAME: text,
    HUBSPOT_GRANT_SECRET_NAME: text,
    VENDOR_TIMEOUT_MS: z.coerce.number().int().positive(),
  }),
);
export type HubSpotEnv = z.infer<typeof hubspotEnv>;

/** How the systems are reached that are only written to; a stage need not have them. */
export const connectedEnv = /* @__PURE__ */ made(() =>
  z.object({
    SALESFORCE_BASE_URL: z.url().optional(),
    SALESFORCE_CLIENT_SECRET_NAME: text.optional(),
    SALESFORCE_GRANT_SECRET_NAME: text.optional(),
    ASANA_BASE_URL: z.url().optional(),
    ASANA_TOKEN_SECRET_NAME: text.optional(),
    ASANA_GRANT_SECRET_NAME: text.optional(),
    HTTP_SYSTEMS: mapOf(
      z.object({
        baseUrl: z.url(),
        header: text,
        scheme: z.string(),
        reach: z.enum(['public', 'any']),
      }),
    ).optional(),
    HTTP_SECRET_NAMES: mapOf(text).optional(),
  }),
);
export type ConnectedEnv = z.infer<typeof connectedEnv>;

/** How people are written to, and where links lead. */
export const mailEnv = /* @__PURE__ */ made(() =>
  z.object({
    PUBLIC_BASE_URL: z.url(),
    SENDER: z.string().min(3),
    CONFIGURATION_SET: text,
    REDIRECT_ALL_MAIL_TO: z.email().optional(),
  }),
);
export type MailEnv = z.infer<typeof mailEnv>;

/** Where people look at records. */
export const portalEnv = z.object({ HUBSPOT_APP_URL: z.url(), HUBSPOT_PORTAL_ID: text });
export type PortalEnv = z.infer<typeof portalEnv>;

/** How Slack is reached; a stage without Slack has none of these. */
export const slackEnv = /* @__PURE__ */ made(() =>
  z.object({
    SLACK_BASE_URL: z.url().optional(),
    SLACK_BOT_TOKEN_SECRET_NAME: text.optional(),
    SLACK_TIMEOUT_MS: z.coerce.number().int().positive().optional(),
  }),
);
export type SlackEnv = z.infer<typeof slackEnv>;

/** How the webhook of whoever is on call is reached. */
export const onCallEnv = /* @__PURE__ */ made(() =>
  z.object({
    ON_CALL_SECRET_NAME: text,
    ON_CALL_TIMEOUT_MS: z.coerce.number().int().positive(),
    ON_CALL_REACH: z.enum(['public', 'any']),
  }),
);
export type OnCallEnv = z.infer<typeof onCallEnv>;

/** Addresses of queues by the names that people know them by: JSON in the environment. */
export const queueUrls = /* @__PURE__ */ made(() => mapOf(z.url()));
