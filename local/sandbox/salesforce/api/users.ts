import { longId } from '#adapters/salesforce/record-id.ts';
import type { ApiContext, ApiResult } from './api-context.ts';
import { notFound } from './api-error.ts';

/** `GET /sobjects/User/<id>`, with the few fields that this sandbox knows of a user, whichever are asked for. */
export function showUser(id: string, { org }: ApiContext): ApiResult {
  const user = org.users.find((one) => one.id === longId(id));
  if (user === undefined) throw notFound();
  const { name: Name, email: Email, isActive: IsActive } = user;
  const attributes = { type: 'User', url: `/services/data/v66.0/sobjects/User/${user.id}` };
  const audit = { LastModifiedById: user.id, LastModifiedDate: '2026-01-05T09:00:00.000+0000' };
  return { status: 200, body: { attributes, Id: user.id, Name, Email, IsActive, ...audit } };
}
