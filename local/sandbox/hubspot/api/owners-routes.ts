import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import type { Owner } from '../portal/owner.ts';
import type { ApiContext } from './api-context.ts';
import { notFound } from './api-error.ts';
import type { ApiCall, ApiRoute } from './route.ts';

const hiredAt = '2024-03-04T08:00:00Z';
const changedAt = '2026-02-02T08:00:00Z';
const defaultPageSize = 100;

/** The owners: only the active ones, unless `archived=true` asks for the others. */
export const ownerRoutes: readonly ApiRoute[] = [
  { method: 'GET', pattern: '/crm/owners/2026-09', handle: listOwners },
  { method: 'GET', pattern: '/crm/owners/2026-09/:id', handle: readOwner },
];

function listOwners({ request: { query } }: ApiCall, context: ApiContext): SandboxReply {
  const email = query.get('email')?.toLowerCase();
  const owners = archivedOrNot(query, context).filter(
    (owner) => email === undefined || owner.email === email,
  );
  const after = Number(query.get('after') ?? 0);
  const next = after + Number(query.get('limit') ?? defaultPageSize);
  return jsonReply(200, {
    results: owners.slice(after, next).map(renderOwner),
    ...(next < owners.length && { paging: { next: { after: String(next) } } }),
  });
}

function readOwner({ request: { query }, params }: ApiCall, context: ApiContext): SandboxReply {
  const id = params.id ?? '';
  const byUser = query.get('idProperty') === 'userId';
  const owner = archivedOrNot(query, context).find((each) => (byUser ? String(each.userId) : each.id) === id);
  if (owner === undefined) throw notFound('Owner', [id]);
  return jsonReply(200, renderOwner(owner));
}

function archivedOrNot(query: URLSearchParams, { portal }: ApiContext): readonly Owner[] {
  const archived = query.get('archived') === 'true';
  return portal.owners.filter((owner) => owner.archived === archived);
}

/** Someone who has left has no `userId` any more, only `userIdIncludingInactive`. */
function renderOwner(owner: Owner): Record<string, unknown> {
  return {
    id: owner.id,
    email: owner.email,
    type: 'PERSON',
    firstName: owner.firstName,
    lastName: owner.lastName,
    ...(!owner.archived && { userId: owner.userId }),
    userIdIncludingInactive: owner.userId,
    createdAt: hiredAt,
    updatedAt: changedAt,
    archived: owner.archived,
    teams: [{ id: owner.team.toLowerCase().replaceAll(' ', '-'), name: owner.team, primary: true }],
  };
}
