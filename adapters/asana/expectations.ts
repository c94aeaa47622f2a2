import * as z from 'zod';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { apiUrl, ask } from './ask.ts';
import type { ApiAccess } from './ask.ts';
import type { Task } from './task-body.ts';

const list = z.array(z.object({ gid: z.string() }));
type Value = VendorAnswer<string>;

/** What a property shows that no field of a task holds, each asked for by itself; undefined: a field holds it. */
export function derivedValue(access: ApiAccess, task: Task, property: string): Promise<Value> | undefined {
  switch (property) {
    case 'assignee_is_member':
      return ofTask(property, assigneeIsMember(access, task));
    case 'attachments':
      return ofTask(property, attachmentCount(access, task));
    default:
      return undefined;
  }
}

/**
 * The task was there a moment ago: that something else is not found must not look as if the task were gone. It is Asana's
 * own word all the same, and says nothing of Asana being down.
 */
async function ofTask(field: string, asked: Promise<Value>): Promise<Value> {
  const answer = await asked;
  if (answer.kind !== 'not-found') return answer;
  return { kind: 'refused', because: 'http-404', permanent: true, field };
}

/** A member of every project that the task is in, by a membership of one's own: one that a team gives is not listed. */
async function assigneeIsMember(access: ApiAccess, { assignee, projects }: Task): Promise<Value> {
  if (assignee?.gid === undefined || (projects ?? []).length === 0) return { kind: 'ok', value: 'false' };
  for (const { gid } of projects ?? []) {
    const memberships = await listOf(access, '/memberships', { parent: gid, member: assignee.gid });
    if (memberships.kind !== 'ok') return memberships;
    if (memberships.value === 0) return { kind: 'ok', value: 'false' };
  }
  return { kind: 'ok', value: 'true' };
}

/** At most 100 are counted. None is no value, so that a contract can ask for any. */
async function attachmentCount(access: ApiAccess, { gid }: Task): Promise<Value> {
  const count = await listOf(access, '/attachments', { parent: gid, limit: '100' });
  if (count.kind !== 'ok') return count;
  return { kind: 'ok', value: count.value === 0 ? '' : String(count.value) };
}

async function listOf(
  access: ApiAccess,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<VendorAnswer<number>> {
  const answer = await ask(access, { method: 'GET', url: apiUrl(access, path, query) }, list);
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.data.length } : answer;
}
