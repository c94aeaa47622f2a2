import * as z from 'zod';
import { secretsEnv } from '#lambdas/_operating/secret-ids.ts';
import { connectedEnv, hubspotEnv, slackEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

const { SALESFORCE_BASE_URL, SALESFORCE_GRANT_SECRET_NAME, ASANA_BASE_URL, ASANA_GRANT_SECRET_NAME } =
  connectedEnv.shape;
const { HUBSPOT_BASE_URL, HUBSPOT_GRANT_SECRET_NAME, VENDOR_TIMEOUT_MS } = hubspotEnv.shape;

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...secretsEnv.shape,
  ...{ HUBSPOT_BASE_URL, HUBSPOT_GRANT_SECRET_NAME, VENDOR_TIMEOUT_MS },
  ...{ SALESFORCE_BASE_URL, SALESFORCE_GRANT_SECRET_NAME, ASANA_BASE_URL, ASANA_GRANT_SECRET_NAME },
  HTTP_SYSTEMS: connectedEnv.shape.HTTP_SYSTEMS,
  SLACK_BASE_URL: slackEnv.shape.SLACK_BASE_URL,
  SIDE_ITEMS_TABLE: tablesEnv.shape.SIDE_ITEMS_TABLE,
});
export type Env = z.infer<typeof envSchema>;
