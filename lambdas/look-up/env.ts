import * as z from 'zod';
import { secretsEnv } from '#lambdas/_operating/secret-ids.ts';
import { portalEnv, queueUrls, slackEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...secretsEnv.shape,
  ...portalEnv.shape,
  SLACK_BASE_URL: slackEnv.shape.SLACK_BASE_URL,
  HUBSPOT_BASE_URL: z.url(),
  SALESFORCE_BASE_URL: z.url().optional(),
  ASANA_BASE_URL: z.url().optional(),
  DEAD_LETTER_QUEUES: queueUrls,
  QUEUES: queueUrls,
  WATCHDOG_SECONDS: z.coerce.number().positive(),
  SENDER: z.string().min(3),
  /** Where AWS is played on this machine; AWS itself without it. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
export type Env = z.infer<typeof envSchema>;
