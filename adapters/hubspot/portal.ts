import * as z from 'zod';
import type { PortalKind, PortalOwner, PortalPipeline, PortalProperty } from '#domain/contract/portal.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { pathOfObjectType } from './object-type.ts';
import { sendRequest } from '../http/send-request.ts';

/** Where an account's definitions are read. */
export interface PortalSettings {
  /** `https://api.hubapi.com`, or where the sandbox listens. */
  readonly baseUrl: string;
  readonly token: string;
}

/** The account could not be read, or what it answered is not what HubSpot documents. */
export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly path: string;
  readonly because: string;

  constructor(path: string, because: string, options?: ErrorOptions) {
    super(`HubSpot could not be read (${path}): ${because}`, options);
    this.path = path;
    this.because = because;
  }
}

const API_VERSION = '2026-09';
const TIMEOUT_MS = 15_000;

const optionSchema = z.object({ value: z.string(), label: z.string() });
const propertySchema = z.object({
  name: z.string(),
  label: z.string(),
  options: z.array(optionSchema).default([]),
  referencedObjectType: z.string().nullish(),
});
const stageSchema = z.object({ id: z.string(), label: z.string() });
const pipelineSchema = z.object({ id: z.string(), label: z.string(), stages: z.array(stageSchema) });
const ownerSchema = z.object({
  id: z.string(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  userId: z.int().nullish(),
  archived: z.boolean().default(false),
});

/** The properties and pipelines of a kind of record. Throws a PortalError. */
export async function readKind(settings: PortalSettings, objectType: string): Promise<PortalKind> {
  const type = pathOfObjectType(objectType);
  const [properties, pipelines] = await Promise.all([
    readAll(settings, `/crm/properties/${API_VERSION}/${type}`, propertySchema),
    // Of the kinds that contracts name, only deals are read by pipeline.
    objectType === 'deal' ? readAll(settings, `/crm/pipelines/${API_VERSION}/${type}`, pipelineSchema) : [],
  ]);
  return { properties: properties.map(propertyFrom), pipelines: pipelines.map(pipelineFrom) };
}

/** Everybody who can own records, and everybody who no longer can. Throws a PortalError. */
export async function readOwners(settings: PortalSettings): Promise<readonly PortalOwner[]> {
  const path = `/crm/owners/${API_VERSION}`;
  const [active, archived] = await Promise.all([
    readAll(settings, `${path}?limit=100`, ownerSchema),
    readAll(settings, `${path}?limit=100&archived=true`, ownerSchema),
  ]);
  return [...active, ...archived.map((owner) => ({ ...owner, archived: true }))].map(ownerFrom);
}

const pageSchema = z.object({
  results: z.array(z.unknown()),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).nullish(),
});

async function readAll<Item>(
  settings: PortalSettings,
  path: string,
  schema: z.ZodType<Item>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = parsed(pageSchema, await read(settings, path, after), path);
    found.push(...parsed(z.array(schema), page.results, path));
    after = page.paging?.next?.after;
    isMore = after !== undefined;
  }
  return found;
}

async function read({ baseUrl, token }: PortalSettings, path: string, after: string | undefined) {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  if (after !== undefined) url.searchParams.set('after', after);
  const answer = await sendRequest({ method: 'GET', url, token }, TIMEOUT_MS);
  if (answer.kind !== 'answered') throw new PortalError(path, answer.because);
  if (answer.status !== 200) throw new PortalError(path, reasonOf(classifyRefusal(answer)));
  return answer.json;
}

function parsed<Value>(schema: z.ZodType<Value>, json: unknown, path: string): Value {
  const { data, error } = schema.safeParse(json);
  if (data === undefined) throw new PortalError(path, 'unreadable-answer', { cause: error });
  return data;
}

function propertyFrom({
  name,
  label,
  options,
  referencedObjectType,
}: z.infer<typeof propertySchema>): PortalProperty {
  return { name, label, options, holdsOwner: referencedObjectType === 'OWNER' };
}

function pipelineFrom({ id, label, stages }: z.infer<typeof pipelineSchema>): PortalPipeline {
  return { id, label, stages: stages.map((stage) => ({ value: stage.id, label: stage.label })) };
}

function ownerFrom({
  id,
  email,
  firstName,
  lastName,
  userId,
  archived,
}: z.infer<typeof ownerSchema>): PortalOwner {
  const name = [firstName ?? '', lastName ?? ''].filter((part) => part !== '').join(' ');
  return {
    ...{ id, archived, email: (email ?? '').toLowerCase(), name: name === '' ? (email ?? id) : name },
    userId: userId === null || userId === undefined ? undefined : String(userId),
  };
}
