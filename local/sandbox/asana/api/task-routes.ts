import * as z from 'zod';
import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import { keyIn } from '../board/board.ts';
import type { Task, TaskValues } from '../board/task.ts';
import { blankTask } from '../board/task.ts';
import { alteredValues, overwritingValues } from '../faults/write-faults.ts';
import { badRequest, unknownObject } from './api-error.ts';
import type { ApiCall, ApiContext, ApiRoute } from './api-context.ts';
import { readValues } from './read-values.ts';
import { renderTask } from './render-task.ts';
import { selectFields } from './select-fields.ts';

const bodySchema = z.object({ data: z.record(z.string(), z.unknown()) });

/** Tasks: made, read and changed, by their id or by the app's key. */
export const taskRoutes: readonly ApiRoute[] = [
  { method: 'POST', pattern: '/tasks', handle: create },
  { method: 'GET', pattern: '/tasks/:task', handle: read },
  { method: 'PUT', pattern: '/tasks/:task', handle: update },
];

function read(call: ApiCall, context: ApiContext): SandboxReply {
  return taskReply(200, call, taskIn(call, context, context.view));
}

function create(call: ApiCall, context: ApiContext): SandboxReply {
  const { board, settings, writeFault, now } = context;
  const data = dataOf(call);
  const values = readValues(data);
  if (values.projects === undefined && data.workspace === undefined)
    throw badRequest('You should specify one of workspace, parent, projects');
  checkKey(context, values.external?.gid, undefined);
  const kept = settings.keepsExternal ? values : { ...values, external: null };
  const at = new Date(now).toISOString();
  const asked = { ...blankTask, ...kept, gid: '1399999999999999', createdAt: at, modifiedAt: at };
  if (writeFault?.fault === 'dropped') return taskReply(201, call, asked);
  const stored = writeFault?.fault === 'altered' ? alteredValues(kept, writeFault) : kept;
  const task = board.create(stored, now);
  if (writeFault?.fault === 'overwritten')
    board.change(task, overwritingValues(blankTask, values, writeFault), now);
  return taskReply(201, call, { ...asked, gid: task.gid });
}

function update(call: ApiCall, context: ApiContext): SandboxReply {
  const { board, writeFault, now } = context;
  const task = taskIn(call, context, 'now');
  const data = dataOf(call);
  if ('projects' in data) throw badRequest('projects: Cannot write this property');
  const values = readValues(data);
  checkKey(context, values.external?.gid, task);
  const asked = { ...task, ...values, custom: { ...task.custom, ...values.custom } };
  if (writeFault?.fault === 'dropped') return taskReply(200, call, asked);
  const written = board.change(
    task,
    writeFault?.fault === 'altered' ? alteredValues(values, writeFault) : values,
    now,
  );
  if (writeFault?.fault === 'overwritten')
    board.change(written, overwritingValues(task, values, writeFault), now);
  return taskReply(200, call, asked);
}

/** One key, one task. That Asana keeps them apart, and in which words, is not documented: others have reported it. */
function checkKey({ board }: ApiContext, key: string | undefined, own: Task | undefined): void {
  if (key === undefined) return;
  const holder = board.find(`external:${key}`);
  if (holder !== undefined && holder.gid !== own?.gid)
    throw badRequest(`external: gid: ${key} is already assigned to another object`);
}

function taskIn({ params }: ApiCall, { board }: ApiContext, view: 'now' | 'before-last-change'): Task {
  const name = params.task ?? '';
  if (keyIn(name) === undefined && !/^\d+$/.test(name))
    throw badRequest(`task: Not a recognized ID: ${name}`);
  const task = board.find(name, view);
  if (task === undefined) throw unknownObject('task', name);
  return task;
}

function dataOf({ request }: ApiCall): Readonly<Record<string, unknown>> {
  const json = parseJson(request.bodyText);
  if (json === undefined) throw badRequest('Could not parse request data, invalid JSON');
  const body = bodySchema.safeParse(json);
  if (!body.success) throw badRequest('data: Missing input');
  return body.data.data;
}

function taskReply(status: number, { request }: ApiCall, task: Task & Partial<TaskValues>): SandboxReply {
  const data = selectFields(renderTask(task), request.query.get('opt_fields'));
  return jsonReply(status, { data });
}
