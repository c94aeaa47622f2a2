import * as z from 'zod';
import { LiveSystemError } from '#domain/contract/live-system.ts';
import type { LiveSystem } from '#domain/contract/live-system.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { apiUrl, ask } from './ask.ts';
import type { ApiAccess } from './ask.ts';
import { createAsanaConnector } from './asana-connector.ts';
import type { AsanaConnectorSettings } from './asana-connector.ts';
import { workspacesOf } from './workspace-types.ts';

/** As far as it is used of a project. Source: Asana's reference of projects (compact custom field settings). */
const projectSchema = z.object({
  archived: z.boolean().optional(),
  custom_field_settings: z.array(z.object({ custom_field: z.object({ gid: z.string() }) })).nullish(),
});
const usersSchema = z.array(z.object({ gid: z.string() }));

/** What a workspace has now: the fields of its tasks, its projects, and who is in it. Who has left is not listed there. */
export function liveAsana(settings: AsanaConnectorSettings): LiveSystem {
  const connector = createAsanaConnector(settings);
  const access = (): ApiAccess => ({ ...settings, until: settings.now() + settings.timeoutMs });
  const users = once(() => usersOf(access()));
  return {
    fields: async (object) => foundIn(await connector.fields(object)),
    place: async (id) => {
      const query = { opt_fields: 'archived,custom_field_settings.custom_field' };
      const url = apiUrl(access(), `/projects/${encodeURIComponent(id)}`, query);
      const project = foundIn(await ask(access(), { method: 'GET', url }, projectSchema))?.data;
      if (project === undefined) return undefined;
      const settingsOf = project.custom_field_settings ?? [];
      return {
        isArchived: project.archived === true,
        fields: settingsOf.map(({ custom_field: { gid } }) => `custom_field:${gid}`),
      };
    },
    person: async (id) => ((await users()).has(id) ? 'active' : 'unknown'),
  };
}

async function usersOf(access: ApiAccess): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const workspace of foundIn(await workspacesOf(access)) ?? []) {
    const path = `/workspaces/${encodeURIComponent(workspace)}/users`;
    for (let page: Readonly<Record<string, string>> | undefined = {}; page !== undefined;) {
      const url = apiUrl(access, path, { limit: '100', ...page });
      const answer = foundIn(await ask(access, { method: 'GET', url }, usersSchema));
      for (const { gid } of answer?.data ?? []) found.add(gid);
      page = answer?.next === undefined ? undefined : { offset: answer.next };
    }
  }
  return found;
}

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}

/** Undefined: it is not there. Throws a LiveSystemError. */
function foundIn<Value>(answer: VendorAnswer<Value>): Value | undefined {
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'not-found') return undefined;
  throw new LiveSystemError('Asana', reasonOf(answer));
}
