import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { propertyCreateSchema } from '../portal/property-definition.ts';
import type { PropertyDefinition } from '../portal/property-definition.ts';
import type { ApiContext } from './api-context.ts';
import { conflict, notFound } from './api-error.ts';
import { bodyOf, typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';

const collection = '/crm/properties/2026-09/:type';

/** The definitions of properties. */
export const propertyRoutes: readonly ApiRoute[] = [
  { method: 'GET', pattern: collection, handle: listProperties },
  { method: 'POST', pattern: collection, handle: createProperty },
  { method: 'GET', pattern: `${collection}/:name`, handle: readProperty },
];

function listProperties(call: ApiCall, { portal }: ApiContext): SandboxReply {
  return jsonReply(200, { results: portal.properties[typeIn(call)].map(renderProperty) });
}

function readProperty(call: ApiCall, { portal }: ApiContext): SandboxReply {
  const name = call.params.name ?? '';
  const definition = portal.properties[typeIn(call)].find((each) => each.name === name);
  if (definition === undefined) throw notFound(`Property "${name}"`, [name]);
  return jsonReply(200, renderProperty(definition));
}

function createProperty(call: ApiCall, { portal }: ApiContext): SandboxReply {
  const definitions = portal.properties[typeIn(call)];
  const wanted = bodyOf(call, propertyCreateSchema);
  if (definitions.some(({ name }) => name === wanted.name)) {
    throw conflict(`Property named '${wanted.name}' already exists.`);
  }
  const created = { ...wanted, readOnly: false, hubspotDefined: false, ownerReference: false };
  definitions.push(created);
  return jsonReply(201, renderProperty(created));
}

function renderProperty(definition: PropertyDefinition): Record<string, unknown> {
  const { readOnly, ownerReference, hubspotDefined, ...shown } = definition;
  return {
    ...shown,
    hubspotDefined,
    externalOptions: ownerReference,
    ...(ownerReference && { referencedObjectType: 'OWNER' }),
    displayOrder: -1,
    calculated: false,
    hidden: false,
    formField: !readOnly,
    archived: false,
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue: readOnly,
    },
  };
}
