import { ControlError } from '../../http/control-error.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { jsonReply } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import type { SlackSandbox } from '../sandbox.ts';

/** One request to the sandbox itself, outside the API that it plays. `ownUrl`: where it listens. */
export interface ControlCall {
  readonly sandbox: SlackSandbox;
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly ownUrl: string;
}

/** One address of the controls or of the page. */
export interface ControlRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: ControlCall) => SandboxReply | Promise<SandboxReply>;
}

/** Answers one request under `routes`. */
export async function answerUnder(
  routes: readonly ControlRoute[],
  call: Omit<ControlCall, 'params'>,
): Promise<SandboxReply> {
  const { method, path } = call.request;
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.pattern, path) : undefined;
    if (params !== undefined) return handled(route, { ...call, params });
  }
  return wrong(404, `there is nothing at ${method} ${path}`);
}

async function handled({ handle }: ControlRoute, call: ControlCall): Promise<SandboxReply> {
  try {
    return await handle(call);
  } catch (error) {
    if (error instanceof ControlError) return wrong(error.status, error.message);
    throw error;
  }
}

/** What cannot be done, in one sentence. */
export function wrong(status: number, error: string): SandboxReply {
  return jsonReply(status, { error });
}
