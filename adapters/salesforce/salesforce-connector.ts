import type {
  Connector,
  FieldTypes,
  TargetRecord,
  VendorAnswer,
  VendorFailure,
  Written,
} from '#domain/ports/connector.ts';
import type { Reply } from '../oauth/send-authorised.ts';
import type { TokenSource } from '../oauth/token-source.ts';
import { ApiBudget } from './api-budget.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { NO_ASSIGNMENT_RULES, readComposite, writeAndShow } from './composite.ts';
import { describeSchema, fieldTypesOf } from './field-types.ts';
import { isSame } from './normalise.ts';
import { OwnWrites } from './own-writes.ts';
import { recordBodySchema, recordFrom } from './record-body.ts';
import { dataPath, fieldsPath, recordPath } from './record-url.ts';
import { read, write } from './salesforce-api.ts';
import type { ApiSettings } from './salesforce-api.ts';

/** Of February 2026; each version is supported for three years at least. Source: Salesforce's REST guide (end of life). */
const DEFAULT_API_VERSION = 'v66.0';
/** Fields change by hand of an administrator; who has changed one may wait this long. */
const FIELDS_KEPT_MS = 10 * 60 * 1_000;

export interface SalesforceConnectorSettings {
  /** The org's own domain, `https://example.my.salesforce.com`, or where the sandbox listens. */
  readonly domainUrl: string;
  readonly apiVersion?: string;
  readonly tokens: TokenSource;
  /** For one call with all its requests; shorter than the timeout of the Lambda that waits for it. */
  readonly timeoutMs: number;
  /** Ms since 1970. */
  readonly now: () => number;
}

/** Salesforce's records as one system that must show the new owner. Keep one for a process. */
export function createSalesforceConnector(settings: SalesforceConnectorSettings): Connector {
  const { domainUrl, timeoutMs, now, tokens, apiVersion: version = DEFAULT_API_VERSION } = settings;
  const api = { domainUrl, timeoutMs, now, tokens, budget: new ApiBudget(now) };
  const org = { version, api, ownWrites: new OwnWrites() };
  const known = new Map<string, KnownFields>();
  return {
    read: (record, properties) => readRecord(org, record, properties),
    write: (record, properties) => writeRecord(org, record, properties),
    isSame,
    requestNews: () => api.budget.news(),
    fields: async (objectType) => {
      const kept = known.get(objectType);
      if (kept !== undefined && now() < kept.until) return { kind: 'ok', value: kept.types };
      const answer = await describe(org, objectType);
      if (answer.kind === 'ok') known.set(objectType, { types: answer.value, until: now() + FIELDS_KEPT_MS });
      return answer;
    },
  };
}

interface KnownFields {
  readonly types: FieldTypes;
  readonly until: number;
}

interface Org {
  readonly version: string;
  readonly api: ApiSettings;
  readonly ownWrites: OwnWrites;
}

async function readRecord({ version, api, ownWrites }: Org, record: TargetRecord, wanted: readonly string[]) {
  const reply = await read(api, fieldsPath(version, record, wanted));
  if (reply.kind !== 'answered') return reply;
  const body = bodyOf(reply, (json) => recordBodySchema.safeParse(json).data);
  if (body.kind !== 'ok') return body;
  return ok(recordFrom(body.value, wanted, ownChange(reply, ownWrites.stillOf(record, body.value))));
}

/**
 * A text with `@{` would be taken for a reference to another part of a composite request: such a write goes alone and
 * shows nothing.
 */
async function writeRecord(
  org: Org,
  record: TargetRecord,
  properties: Readonly<Record<string, string>>,
): Promise<VendorAnswer<Written>> {
  const values = Object.fromEntries(
    Object.entries(properties).map(([field, value]) => [field, value === '' ? null : value] as const),
  );
  const isAlone = Object.values(properties).some((value) => value.includes('@{'));
  return isAlone ? writeAlone(org, record, values) : writeShown(org, record, values);
}

type Values = Readonly<Record<string, string | null>>;

async function writeShown(org: Org, record: TargetRecord, values: Values): Promise<VendorAnswer<Written>> {
  const { version, api, ownWrites } = org;
  const path = `${dataPath(version)}/composite`;
  const reply = await write(api, { method: 'POST', path, body: writeAndShow(version, record, values) });
  if (reply.kind !== 'answered') return reply;
  if (reply.status !== 200) return classifyRefusal(reply.status, reply.json, reply.headers);
  const answer = readComposite(reply.json);
  if (answer.kind !== 'written') return answer;
  if (answer.shown === undefined) return ok({});
  const fields = Object.keys(values);
  ownWrites.note(record, fields, answer.shown);
  return ok({ shows: recordFrom(answer.shown, fields, ownChange(reply, fields)) });
}

async function writeAlone(
  { version, api }: Org,
  record: TargetRecord,
  body: Values,
): Promise<VendorAnswer<Written>> {
  const path = recordPath(version, record);
  const reply = await write(api, { method: 'PATCH', path, headers: NO_ASSIGNMENT_RULES, body });
  if (reply.kind !== 'answered') return reply;
  return reply.status === 204 ? ok({}) : classifyRefusal(reply.status, reply.json, reply.headers);
}

async function describe({ version, api }: Org, objectType: string): Promise<VendorAnswer<FieldTypes>> {
  const reply = await read(api, `${dataPath(version)}/sobjects/${encodeURIComponent(objectType)}/describe`);
  if (reply.kind !== 'answered') return reply;
  const body = bodyOf(reply, (json) => describeSchema.safeParse(json).data);
  return body.kind === 'ok' ? ok(fieldTypesOf(body.value)) : body;
}

/** A success that shows nothing readable (a page of HTML, an empty body) proves nothing. */
function bodyOf<Body>(
  { status, json, headers }: Reply,
  parse: (json: unknown) => Body | undefined,
): { readonly kind: 'ok'; readonly value: Body } | VendorFailure {
  if (status !== 200) return classifyRefusal(status, json, headers);
  const body = parse(json);
  return body === undefined ? { kind: 'unknown', because: 'unreadable-answer' } : ok(body);
}

function ownChange({ userId }: Reply, fields: readonly string[]) {
  return userId === undefined ? undefined : { userId, fields };
}

function ok<Value>(value: Value): { readonly kind: 'ok'; readonly value: Value } {
  return { kind: 'ok', value };
}
