import type * as z from 'zod';
import type { Links, SystemOfRecord, VendorAnswer } from '#domain/ports/connector.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { dailyUsageIn } from './daily-usage.ts';
import { fieldTypesFrom, propertiesBodySchema } from './field-types.ts';
import { isSame } from './normalise.ts';
import { recordBodySchema, recordFrom } from './record-body.ts';
import { pathOfObjectType } from './object-type.ts';
import { propertiesUrl, recordUrl } from './record-url.ts';
import { RequestMeter } from '../http/request-meter.ts';
import type { ApiRequest } from '../http/send-request.ts';
import { sendAuthorised } from '../oauth/send-authorised.ts';
import type { Access } from '../oauth/send-authorised.ts';

/** Support for the unversioned paths ends in September 2027. Source: HubSpot's changelog. */
const DEFAULT_API_VERSION = '2026-09';

export interface HubSpotConnectorSettings extends Access {
  /** `https://api.hubapi.com`, or where the sandbox listens. */
  readonly baseUrl: string;
  readonly apiVersion?: string;
  /** Our app's id: property histories name the author of a write by it. */
  readonly appId: string;
  /** For one call with all its requests; shorter than the timeout of the Lambda that waits for it. */
  readonly timeoutMs: number;
}

type Body = z.infer<typeof recordBodySchema>;

/** The settings, and what counts for as long as the connector is there. */
interface Asking extends HubSpotConnectorSettings {
  readonly meter: RequestMeter;
}

/** HubSpot's records as one system that must show the new owner. Keep one for a process. */
export function createHubSpotConnector(given: HubSpotConnectorSettings): SystemOfRecord {
  const settings = { ...given, meter: new RequestMeter(given.now) };
  const api = { baseUrl: settings.baseUrl, version: settings.apiVersion ?? DEFAULT_API_VERSION };
  return {
    read: async (record, properties) => {
      const url = readUrl(recordUrl(api, record), properties);
      return ok(await askRecord(settings, { method: 'GET', url }), (body) =>
        recordFrom(body, properties, settings.appId),
      );
    },
    links: async (record, kinds) => {
      const url = recordUrl(api, record);
      url.searchParams.set('associations', kinds.map(pathOfObjectType).join(','));
      return ok(await askRecord(settings, { method: 'GET', url }), (body) => linksIn(body, kinds));
    },
    write: async (record, properties) => {
      const url = recordUrl(api, record);
      return ok(await askRecord(settings, { method: 'PATCH', url, body: { properties } }), () => ({}));
    },
    fields: async (objectType) =>
      ok(
        await ask(settings, { method: 'GET', url: propertiesUrl(api, objectType) }, propertiesBodySchema),
        fieldTypesFrom,
      ),
    isSame,
    requestNews: () => settings.meter.news(),
  };
}

/** An association may be listed once for each of its labels. */
function linksIn({ associations = {} }: Body, kinds: readonly string[]): Links {
  return Object.fromEntries(
    kinds.map((kind) => {
      const { results = [] } = associations[pathOfObjectType(kind)] ?? {};
      return [kind, [...new Set(results.map(({ id }) => id))]];
    }),
  );
}

function readUrl(url: URL, properties: readonly string[]): URL {
  url.searchParams.set('properties', properties.join(','));
  url.searchParams.set('propertiesWithHistory', properties.join(','));
  return url;
}

async function askRecord(settings: Asking, request: Omit<ApiRequest, 'token'>): Promise<VendorAnswer<Body>> {
  return ask(settings, request, recordBodySchema);
}

async function ask<Value>(
  settings: Asking,
  request: Omit<ApiRequest, 'token'>,
  schema: z.ZodType<Value>,
): Promise<VendorAnswer<Value>> {
  const answer = await sendAuthorised(settings, request, settings.now() + settings.timeoutMs);
  if (answer.kind !== 'answered') return answer;
  const usage = dailyUsageIn(answer.headers);
  if (usage !== undefined) settings.meter.note(usage.used, usage.most);
  return answer.status === 200 ? read(schema, answer.json) : classifyRefusal(answer);
}

/** A success that shows nothing of what was asked for (a page of HTML, an empty body) proves nothing. */
function read<Value>(schema: z.ZodType<Value>, json: unknown): VendorAnswer<Value> {
  const body = schema.safeParse(json);
  return body.success ? { kind: 'ok', value: body.data } : { kind: 'unknown', because: 'unreadable-answer' };
}

function ok<From, To>(answer: VendorAnswer<From>, valueOf: (body: From) => To): VendorAnswer<To> {
  return answer.kind === 'ok' ? { kind: 'ok', value: valueOf(answer.value) } : answer;
}
