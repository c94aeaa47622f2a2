import * as z from 'zod';

import { httpSystemName } from '#domain/contract/http-system-source.ts';
import { isTimeZone } from '#domain/contract/time-zone.ts';
import { modeSchema } from '#domain/contract/mode.ts';
import { settingsSchema } from '#domain/settings.ts';

const digits = z.string().regex(/^\d+$/, 'is digits only');

const senderSchema = z.strictObject({
  /** `create` makes an SES identity of the address's domain; `existing` uses one that is verified already. */
  mode: z.enum(['existing', 'create']),
  address: z.email(),
});

const hubspotSchema = z.strictObject({
  baseUrl: z.url(),
  appUrl: z.url(),
  appId: digits,
  portalId: digits,
  /** How long after our timeout HubSpot may still apply a write, in seconds. */
  lateApplicationSeconds: z.number().nonnegative(),
});

/** With it people are asked in Slack where Slack knows them; without it there is nothing of Slack. */
const slackSchema = z.strictObject({ baseUrl: z.url() });
export type SlackSettings = z.infer<typeof slackSchema>;

/** A system that is only written to: where its API is, and how long after our timeout it may still apply a write. */
const connectedSchema = z.strictObject({
  baseUrl: z.url(),
  lateApplicationSeconds: z.number().nonnegative(),
});
export type ConnectedSettings = z.infer<typeof connectedSchema>;

const aBareAddress = 'is an address without a user, a query or a fragment';

/** A system that `contracts/systems/` describes: where it is and how its secret goes along. */
const httpSchema = z.strictObject({
  ...connectedSchema.shape,
  baseUrl: z.url().refine((url) => {
    const { username, password, search, hash } = new URL(url);
    return [username, password, search, hash].every((part) => part === '');
  }, aBareAddress),
  /** The header that carries the secret, and the word before it; an empty one for none. */
  auth: z
    .strictObject({
      header: z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, 'is the name of a header')
        .default('Authorization'),
      scheme: z
        .string()
        .regex(/^[A-Za-z0-9._-]*$/, 'is a word such as Bearer')
        .default('Bearer'),
    })
    .prefault({}),
  /** How many may write to it at once; SQS takes 2 as the least. */
  maxConcurrency: z.int().min(2).max(50).default(2),
});
export type HttpSettings = z.infer<typeof httpSchema>;

const mondaySchema = z.strictObject({
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 08:00')
    .default('08:00'),
  timeZone: z.string().refine(isTimeZone, 'is a time zone such as Europe/Berlin').optional(),
});

const stageSettingsSchema = z.strictObject({
  ...settingsSchema.shape,
  vendorTimeoutMs: z.number().int().positive(),
  watchdogMinutes: z.number().int().positive(),
  /** No Lambda of the stage may take longer. */
  longestLambdaSeconds: z.number().int().positive(),
});
export type StageSettings = z.infer<typeof stageSettingsSchema>;

/** What only the stage on the local emulator may say. */
const localSchema = z.strictObject({
  /** The id that the emulator gives to the HTTP API. */
  apiId: z.string().regex(/^[0-9a-f]{8}$/, 'is eight hex digits'),
});

/** What a team says about one stage, in `cdk.json` under `stages`. */
export const stageSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is a region, such as us-east-1'),
  sender: senderSchema,
  /** Where links and signatures point to; the custom domain, else the API's own address, if it is left out. */
  publicBaseUrl: z.url().optional(),
  customDomain: z
    .strictObject({ name: z.hostname(), certificateArn: z.string().startsWith('arn:') })
    .optional(),
  /** What may be done under any contract; a contract may allow less. */
  mode: modeSchema.default('enforce'),
  hubspot: hubspotSchema,
  slack: slackSchema.optional(),
  /** `baseUrl` is the address of the team's own domain: https://<name>.my.salesforce.com. */
  salesforce: connectedSchema.optional(),
  asana: connectedSchema.optional(),
  /** By their names in `contracts/systems/`. */
  http: z.record(httpSystemName(), httpSchema).optional(),
  /** When the week's report is told on Monday: a local time, in the zone of the desk unless another is named. */
  monday: mondaySchema.prefault({}),
  alarmEmail: z.email().optional(),
  /** Every mail of the stage goes here instead. */
  redirectAllMailTo: z.email().optional(),
  settings: stageSettingsSchema,
  local: localSchema.optional(),
});

export const STAGE_NAME = /^[a-z][a-z0-9-]{0,19}$/;
export const LOCAL_STAGE = 'local';

/** One deployment of Baton in an account; its name is part of the name of everything in it. */
export type Stage = z.infer<typeof stageSchema> & { readonly name: string };
