import * as z from 'zod';
import { controlBody } from '../../http/control-body.ts';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { oauthControls } from '../../http/oauth/oauth-controls.ts';
import { readValues } from '../api/read-values.ts';
import type { Task } from '../board/task.ts';
import { faultSchema } from '../faults/fault.ts';
import type { AsanaSandbox } from '../sandbox.ts';
import { changesSchema } from '../settings.ts';
import { taskIn } from './call.ts';
import type { ControlCall, ControlRoute } from './call.ts';

const changeSchema = z.record(z.string(), z.unknown());
const fileSchema = z.strictObject({ name: z.string().min(1) });
const membersSchema = z.array(z.string());

const task = '/_sandbox/tasks/:task';

/** The controls of the sandbox: what Asana does not have, and tests need. */
export const controlRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/_sandbox/health', handle: () => jsonReply(200, { ok: true }) },
  { method: 'PATCH', pattern: '/_sandbox/settings', handle: changeSettings },
  { method: 'GET', pattern: '/_sandbox/faults', handle: (call) => jsonReply(200, call.sandbox.faults.all()) },
  { method: 'POST', pattern: '/_sandbox/faults', handle: addFault },
  { method: 'DELETE', pattern: '/_sandbox/faults', handle: clearFaults },
  {
    method: 'GET',
    pattern: '/_sandbox/requests',
    handle: (call) => jsonReply(200, call.sandbox.requests.all()),
  },
  { method: 'DELETE', pattern: '/_sandbox/requests', handle: clearRequests },
  { method: 'GET', pattern: '/_sandbox/tasks', handle: listTasks },
  { method: 'POST', pattern: '/_sandbox/tasks', handle: putTask },
  { method: 'DELETE', pattern: '/_sandbox/tasks', handle: deleteTasks },
  {
    method: 'GET',
    pattern: task,
    handle: (call) => jsonReply(200, everythingOf(call.sandbox, taskIn(call))),
  },
  { method: 'PATCH', pattern: task, handle: changeTask },
  { method: 'DELETE', pattern: task, handle: deleteTask },
  { method: 'POST', pattern: `${task}/attachments`, handle: attach },
  { method: 'PUT', pattern: '/_sandbox/members', handle: setMembers },
  ...oauthControls,
];

function changeSettings(call: ControlCall): SandboxReply {
  const changes = controlBody(call, changesSchema);
  const { token, requestsPerMinute, keepsExternal } = call.sandbox.settings;
  call.sandbox.settings = {
    token: changes.token ?? token,
    requestsPerMinute: changes.requestsPerMinute ?? requestsPerMinute,
    keepsExternal: changes.keepsExternal ?? keepsExternal,
  };
  return jsonReply(200, call.sandbox.settings);
}

function addFault(call: ControlCall): SandboxReply {
  const fault = controlBody(call, faultSchema);
  call.sandbox.faults.add(fault);
  return jsonReply(201, fault);
}

function clearFaults({ sandbox }: ControlCall): SandboxReply {
  sandbox.faults.clear();
  return emptyReply(204);
}

function clearRequests({ sandbox }: ControlCall): SandboxReply {
  sandbox.requests.clear();
  return emptyReply(204);
}

function listTasks({ sandbox }: ControlCall): SandboxReply {
  return jsonReply(
    200,
    sandbox.board.all().map((each) => everythingOf(sandbox, each)),
  );
}

/** A task that is simply there, whoever made it. */
function putTask(call: ControlCall): SandboxReply {
  const { board, now } = call.sandbox;
  const made = board.create(readValues(controlBody(call, changeSchema)), now());
  return jsonReply(201, everythingOf(call.sandbox, made));
}

function deleteTasks({ sandbox }: ControlCall): SandboxReply {
  for (const each of sandbox.board.all()) sandbox.board.delete(each);
  return emptyReply(204);
}

/** As a person does it in Asana; the values as the API takes them. */
function changeTask(call: ControlCall): SandboxReply {
  const { board, now } = call.sandbox;
  const changed = board.change(taskIn(call), readValues(controlBody(call, changeSchema)), now());
  return jsonReply(200, everythingOf(call.sandbox, changed));
}

function deleteTask(call: ControlCall): SandboxReply {
  call.sandbox.board.delete(taskIn(call));
  return emptyReply(204);
}

function attach(call: ControlCall): SandboxReply {
  call.sandbox.board.attach(taskIn(call), controlBody(call, fileSchema).name);
  return emptyReply(204);
}

/** Who is in the project, by their ids. */
function setMembers(call: ControlCall): SandboxReply {
  call.sandbox.board.members = controlBody(call, membersSchema);
  return jsonReply(200, call.sandbox.board.members);
}

function everythingOf({ board }: AsanaSandbox, each: Task) {
  return { ...each, attachments: board.attachments(each) };
}
