import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import { ControlError } from '../../http/control-error.ts';
import { ApiError, unknownObject } from '../api/api-error.ts';
import type { Task } from '../board/task.ts';
import type { AsanaSandbox } from '../sandbox.ts';

/** One request to the sandbox itself, outside the API that it plays. */
export interface ControlCall {
  readonly sandbox: AsanaSandbox;
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** One address of the controls or of the page. */
export interface ControlRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: ControlCall) => SandboxReply;
}

/** Answers one request under `routes`; what cannot be done is told in one sentence. */
export function answerUnder(
  routes: readonly ControlRoute[],
  call: Omit<ControlCall, 'params'>,
): SandboxReply {
  const { method, path } = call.request;
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.pattern, path) : undefined;
    if (params !== undefined) return answer(route, { ...call, params });
  }
  return jsonReply(404, { error: `there is nothing at ${method} ${path}` });
}

function answer({ handle }: ControlRoute, call: ControlCall): SandboxReply {
  try {
    return handle(call);
  } catch (error) {
    if (error instanceof ApiError || error instanceof ControlError)
      return jsonReply(error.status, { error: error.message });
    throw error;
  }
}

/** The task that the path names, by its id or by `external:<key>`. Throws the 404. */
export function taskIn({ sandbox, params }: ControlCall): Task {
  const name = params.task ?? '';
  const task = sandbox.board.find(name);
  if (task === undefined) throw unknownObject('task', name);
  return task;
}
