import * as z from 'zod';
import type { FieldTypes, VendorAnswer } from '#domain/ports/connector.ts';
import { apiUrl, ask } from './ask.ts';
import type { ApiAccess } from './ask.ts';
import { customTypes, DEFINITION_PATHS, definitionsSchema } from './custom-fields.ts';

const meSchema = z.object({ workspaces: z.array(z.object({ gid: z.string() })) });

/** What the custom fields take of every workspace that the token's user is in: one request for each page of 100. */
export async function workspaceTypes(access: ApiAccess): Promise<VendorAnswer<FieldTypes>> {
  const workspaces = await workspacesOf(access);
  if (workspaces.kind !== 'ok') return workspaces;
  let types: FieldTypes = {};
  for (const gid of workspaces.value) {
    const found = await typesIn(access, gid);
    if (found.kind !== 'ok') return found;
    types = { ...types, ...found.value };
  }
  return { kind: 'ok', value: types };
}

/** The workspaces that the token's user is in. */
export async function workspacesOf(access: ApiAccess): Promise<VendorAnswer<readonly string[]>> {
  const url = apiUrl(access, '/users/me', { opt_fields: 'workspaces' });
  const me = await ask(access, { method: 'GET', url }, meSchema);
  return me.kind === 'ok' ? { kind: 'ok', value: me.value.data.workspaces.map(({ gid }) => gid) } : me;
}

async function typesIn(access: ApiAccess, workspace: string): Promise<VendorAnswer<FieldTypes>> {
  const path = `/workspaces/${encodeURIComponent(workspace)}/custom_fields`;
  const query = { limit: '100', opt_fields: DEFINITION_PATHS.join(',') };
  let types: FieldTypes = {};
  let page: Readonly<Record<string, string>> = {};
  for (;;) {
    const url = apiUrl(access, path, { ...query, ...page });
    const answer = await ask(access, { method: 'GET', url }, definitionsSchema);
    // A workspace whose plan has no custom fields, or that shows us none: then there are none to name.
    if (answer.kind === 'refused' && answer.permanent) return { kind: 'ok', value: types };
    if (answer.kind !== 'ok') return answer;
    types = { ...types, ...customTypes(answer.value.data) };
    if (answer.value.next === undefined) return { kind: 'ok', value: types };
    page = { offset: answer.value.next };
  }
}
