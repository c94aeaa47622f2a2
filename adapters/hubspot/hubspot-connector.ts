import type { Connector, Links, VendorAnswer } from '#domain/ports/connector.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { isSame } from './normalise.ts';
import { recordBodySchema, recordFrom } from './record-body.ts';
import { pathOfObjectType } from './object-type.ts';
import { recordUrl } from './record-url.ts';
import { sendRequest } from './send-request.ts';
import type { ApiRequest } from './send-request.ts';

/** Support for the unversioned paths ends in September 2027. Source: HubSpot's changelog. */
const DEFAULT_API_VERSION = '2026-09';

export interface HubSpotConnectorSettings {
  /** `https://api.hubapi.com`, or where the sandbox listens. */
  readonly baseUrl: string;
  readonly apiVersion?: string;
  /** Our app's id: property histories name the author of a write by it. */
  readonly appId: string;
  /** The app's access token; undefined while nobody has set it. Its errors are passed on. */
  readonly token: () => Promise<string | undefined>;
  /** For one request with its answer; shorter than the timeout of the Lambda that waits for it. */
  readonly timeoutMs: number;
}

type Body = ReturnType<typeof recordBodySchema.parse>;

/** HubSpot's records as one system that must show the new owner. */
export function createHubSpotConnector(settings: HubSpotConnectorSettings): Connector {
  const api = { baseUrl: settings.baseUrl, version: settings.apiVersion ?? DEFAULT_API_VERSION };
  return {
    read: async (record, properties) => {
      const url = readUrl(recordUrl(api, record), properties);
      return ok(await ask(settings, { method: 'GET', url }), (body) =>
        recordFrom(body, properties, settings.appId),
      );
    },
    links: async (record, kinds) => {
      const url = recordUrl(api, record);
      url.searchParams.set('associations', kinds.map(pathOfObjectType).join(','));
      return ok(await ask(settings, { method: 'GET', url }), (body) => linksIn(body, kinds));
    },
    write: async (record, properties) => {
      const url = recordUrl(api, record);
      return ok(await ask(settings, { method: 'PATCH', url, body: { properties } }), () => undefined);
    },
    isSame,
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

async function ask(
  { token, timeoutMs }: HubSpotConnectorSettings,
  request: Omit<ApiRequest, 'token'>,
): Promise<VendorAnswer<Body>> {
  const secret = (await token())?.trim();
  if (secret === undefined || !isHeaderText(secret)) return { kind: 'unauthorised' };
  const answer = await sendRequest({ ...request, token: secret }, timeoutMs);
  switch (answer.kind) {
    case 'unknown':
      return { kind: 'unknown', because: answer.because };
    case 'refused':
      return { kind: 'refused', because: answer.because, permanent: false };
    case 'answered':
      return answer.status === 200 ? recordIn(answer.json) : classifyRefusal(answer);
  }
}

/** Anything else cannot be sent in a header at all. */
function isHeaderText(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret);
}

/** A success that shows no record (a page of HTML, an empty body) proves nothing. */
function recordIn(json: unknown): VendorAnswer<Body> {
  const body = recordBodySchema.safeParse(json);
  return body.success ? { kind: 'ok', value: body.data } : { kind: 'unknown', because: 'unreadable-answer' };
}

function ok<Value>(answer: VendorAnswer<Body>, valueOf: (body: Body) => Value): VendorAnswer<Value> {
  return answer.kind === 'ok' ? { kind: 'ok', value: valueOf(answer.value) } : answer;
}
