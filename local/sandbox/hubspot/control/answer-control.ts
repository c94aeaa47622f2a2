import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import { ApiError } from '../api/api-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlError } from '../../http/control-error.ts';
import type { ControlRoute } from './control-route.ts';

/** Answers one request under `routes`; what cannot be done is told in one sentence. */
export async function answerControl(
  sandbox: Sandbox,
  request: SandboxRequest,
  routes: readonly ControlRoute[],
): Promise<SandboxReply> {
  try {
    for (const { method, pattern, handle } of routes) {
      const params = method === request.method ? matchPath(pattern, request.path) : undefined;
      if (params !== undefined) return await handle({ sandbox, request, params });
    }
    throw new ControlError(404, `there is nothing at ${request.method} ${request.path}`);
  } catch (error) {
    if (error instanceof ControlError) return jsonReply(error.status, { error: error.message });
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}
