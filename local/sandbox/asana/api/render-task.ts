import type { CustomField } from '../board/custom-field.ts';
import { customFields, kickoffs, users, workspace } from '../board/seed.ts';
import type { Task } from '../board/task.ts';

/** A task as the API shows it in full. `external` is the app's own, and shown only when it is set. */
export function renderTask(task: Task): Record<string, unknown> {
  const { gid, name, notes, due_on, completed, external } = task;
  return {
    ...{ gid, resource_type: 'task', resource_subtype: 'default_task', name, notes, due_on, due_at: null },
    ...{ completed, created_at: task.createdAt, modified_at: task.modifiedAt },
    assignee: userOf(task.assignee),
    projects: task.projects.map(() => ({ ...kickoffs, resource_type: 'project' })),
    memberships: task.projects.map(() => ({ project: { ...kickoffs, resource_type: 'project' } })),
    workspace: { ...workspace, resource_type: 'workspace' },
    custom_fields: customFields.map((field) => renderCustom(field, task)),
    permalink_url: `https://app.asana.com/1/${workspace.gid}/task/${gid}`,
    ...(external !== null && { external }),
  };
}

/** A person as other records show them. */
export function userOf(gid: string | null): Record<string, string> | null {
  const user = users.find((each) => each.gid === gid);
  return user === undefined ? null : { gid: user.gid, resource_type: 'user', name: user.name };
}

function renderCustom(field: CustomField, { custom }: Task): Record<string, unknown> {
  const value = custom[field.gid] ?? null;
  const { gid, name, kind } = field;
  const shared = { gid, resource_type: 'custom_field', name, resource_subtype: kind, type: kind };
  const display_value = value === null ? null : String(value);
  switch (field.kind) {
    case 'text':
      return { ...shared, display_value, text_value: value };
    case 'number':
      return { ...shared, display_value, number_value: value };
    case 'date':
      return {
        ...shared,
        display_value,
        date_value: value === null ? null : { date: value, date_time: null },
      };
    case 'enum': {
      const chosen = field.options.find((option) => option.gid === value);
      const enum_value =
        chosen === undefined ? null : { ...chosen, resource_type: 'enum_option', enabled: true };
      return { ...shared, display_value: chosen?.name ?? null, enum_value };
    }
  }
}
