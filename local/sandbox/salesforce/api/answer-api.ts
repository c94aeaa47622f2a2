import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Sandbox } from '../sandbox.ts';
import { answerCall } from './answer-call.ts';
import type { ApiContext, Twists } from './api-context.ts';
import { ApiError, expiredToken, limitExceeded } from './api-error.ts';

/** Answers one request of the API: token, limit, then the address. Throws only what is a bug of ours. */
export function answerApi(sandbox: Sandbox, request: SandboxRequest, twists: Twists): SandboxReply {
  const { org, settings } = sandbox;
  const context: ApiContext = { org, settings, now: sandbox.now(), undo: [], afterwards: [], ...twists };
  const reply = replyOrError(() => {
    const { authorization } = request.headers;
    if (!sandbox.tokens.holds(authorization) && !sandbox.oauth.holds(authorization)) throw expiredToken();
    if (sandbox.used >= settings.dailyLimit) throw limitExceeded('TotalRequests');
    sandbox.used += 1;
    return replyTo(request, context);
  });
  for (const act of context.afterwards) act();
  const usage = { 'sforce-limit-info': `api-usage=${String(sandbox.used)}/${String(settings.dailyLimit)}` };
  return { ...reply, headers: { ...reply.headers, ...usage } };
}

function replyTo(request: SandboxRequest, context: ApiContext) {
  const { status, body } = answerCall({ ...request, body: parseJson(request.bodyText) }, context);
  return body === undefined ? emptyReply(status) : jsonReply(status, body);
}

function replyOrError(answer: () => SandboxReply): SandboxReply {
  try {
    return answer();
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}
