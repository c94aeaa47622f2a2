import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { customFields, kickoffs, users, workspace } from '../board/seed.ts';
import { badRequest, unknownObject } from './api-error.ts';
import type { ApiCall, ApiContext, ApiRoute } from './api-context.ts';
import { userOf } from './render-task.ts';
import { selectFields } from './select-fields.ts';

const resource = { resource_type: 'membership', resource_subtype: 'project_membership' } as const;

/** Lists: who is in a project, what is attached to a task, which custom fields and users there are. */
export const listRoutes: readonly ApiRoute[] = [
  { method: 'GET', pattern: '/memberships', handle: memberships },
  { method: 'GET', pattern: '/attachments', handle: attachments },
  { method: 'GET', pattern: '/workspaces/:workspace/custom_fields', handle: fieldsOfWorkspace },
  { method: 'GET', pattern: '/workspaces/:workspace/users', handle: usersOfWorkspace },
  { method: 'GET', pattern: '/users/me', handle: me },
  { method: 'GET', pattern: '/projects/:project', handle: project },
];

function memberships(call: ApiCall, { board }: ApiContext): SandboxReply {
  const parent = required(call, 'parent');
  if (parent !== kickoffs.gid) throw unknownObject('parent', parent);
  const wanted = call.request.query.get('member');
  const members = board.members.filter((gid) => wanted === null || gid === wanted);
  const list = members.map((gid) => ({
    ...{ gid: `14${gid.slice(2)}`, ...resource, parent: { ...kickoffs, resource_type: 'project' } },
    ...{ member: userOf(gid), access_level: 'editor' },
  }));
  return pageReply(call, list);
}

function attachments(call: ApiCall, { board }: ApiContext): SandboxReply {
  const parent = required(call, 'parent');
  const task = board.find(parent);
  if (task === undefined) throw unknownObject('parent', parent);
  const list = board.attachments(task).map((name, index) => ({
    ...{ gid: `15${String(index).padStart(3, '0')}${task.gid.slice(5)}`, resource_type: 'attachment', name },
    resource_subtype: 'asana',
  }));
  return pageReply(call, list);
}

function fieldsOfWorkspace(call: ApiCall): SandboxReply {
  checkWorkspace(call);
  const list = customFields.map((field) => ({
    ...{ gid: field.gid, resource_type: 'custom_field', name: field.name },
    ...{ resource_subtype: field.kind, type: field.kind, is_value_read_only: false },
    ...('options' in field && {
      enum_options: field.options.map((option) => ({
        ...option,
        resource_type: 'enum_option',
        enabled: true,
      })),
    }),
  }));
  return pageReply(call, list);
}

function usersOfWorkspace(call: ApiCall): SandboxReply {
  checkWorkspace(call);
  return pageReply(
    call,
    users.map(({ gid, name, email }) => ({ gid, resource_type: 'user', name, email })),
  );
}

/** As whom the token asks. */
function me({ request }: ApiCall): SandboxReply {
  const workspaces = [{ ...workspace, resource_type: 'workspace' }];
  const user = { gid: '1200000000000010', resource_type: 'user', name: 'Baton', workspaces };
  return jsonReply(200, { data: selectFields(user, request.query.get('opt_fields')) });
}

/** The one project, which has all custom fields of the workspace. */
function project({ request, params }: ApiCall): SandboxReply {
  if (params.project !== kickoffs.gid) throw unknownObject('project', params.project ?? '');
  const settings = customFields.map(({ gid, name }) => ({
    ...{ gid: `16${gid.slice(2)}`, resource_type: 'custom_field_setting' },
    custom_field: { gid, resource_type: 'custom_field', name },
  }));
  const shown = { ...kickoffs, resource_type: 'project', archived: false, custom_field_settings: settings };
  return jsonReply(200, { data: selectFields(shown, request.query.get('opt_fields')) });
}

function checkWorkspace({ params }: ApiCall): void {
  if (params.workspace !== workspace.gid) throw unknownObject('workspace', params.workspace ?? '');
}

function required({ request }: ApiCall, name: string): string {
  const value = request.query.get(name);
  if (value === null || value === '') throw badRequest(`${name}: Missing input`);
  return value;
}

/** One page; more is told only to whoever asked for a page at all. */
function pageReply({ request }: ApiCall, list: readonly unknown[]): SandboxReply {
  const { query, path } = request;
  const from = Number(query.get('offset') ?? '0');
  const limit = Number(query.get('limit') ?? String(list.length));
  const to = from + limit;
  const uri = `${path}?limit=${String(limit)}&offset=${String(to)}`;
  const next_page = to < list.length ? { offset: String(to), path: uri, uri } : null;
  const data = list.slice(from, to).map((item) => selectFields(item, query.get('opt_fields')));
  return jsonReply(200, { data, ...(query.has('limit') && { next_page }) });
}
