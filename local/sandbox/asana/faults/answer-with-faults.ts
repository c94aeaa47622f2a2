import { brokenAnswer, lateAnswer } from '../../http/answer-fault.ts';
import type { Outcome } from '../../http/carry-out.ts';
import type { SandboxRequest } from '../../http/exchange.ts';
import { answerApi } from '../api/answer-api.ts';
import type { ApiContext } from '../api/api-context.ts';
import { answerToken, isTokenRequest } from '../api/oauth-routes.ts';
import { rateLimited } from '../api/api-error.ts';
import type { AsanaSandbox } from '../sandbox.ts';
import { cannedReply } from './canned-reply.ts';
import type { Fault } from './fault.ts';

/** Answers one request of the API under the fault that waits for it, if any, and records it. */
export async function answerWithFaults(sandbox: AsanaSandbox, request: SandboxRequest): Promise<Outcome> {
  const fault = sandbox.faults.take(request);
  const recorded = sandbox.requests.record(withoutCredentials(request), sandbox.now(), fault?.fault);
  const outcome = await outcomeOf(sandbox, request, fault);
  if (outcome.kind === 'reply') recorded.status = outcome.reply.status;
  return outcome;
}

async function outcomeOf(sandbox: AsanaSandbox, request: SandboxRequest, fault?: Fault): Promise<Outcome> {
  switch (fault?.fault) {
    case undefined:
      return plainly(sandbox, request, {});
    case 'dropped':
    case 'overwritten':
    case 'altered':
      return plainly(sandbox, request, { writeFault: fault });
    case 'stale-read':
      return plainly(sandbox, request, { view: 'before-last-change' });
    case 'reset':
      return { kind: 'reset' };
    case 'timeout':
    case 'applied-then-timeout':
      return lateAnswer(fault, () => plainly(sandbox, request, {}));
    case 'truncated':
    case 'slow-drip':
      return brokenAnswer(fault, () => plainly(sandbox, request, {}));
    case 'rate-limited':
      if (fault.applied) plainly(sandbox, request, {});
      return { kind: 'reply', reply: rateLimited(fault.retryAfterSeconds).toReply() };
    case 'server-error':
    case 'unauthorised':
    case 'forbidden':
    case 'not-there':
    case 'not-in-plan':
    case 'validation':
    case 'html':
    case 'malformed':
    case 'error-in-success':
    case 'invalid-grant':
      if (fault.applied) plainly(sandbox, request, {});
      return { kind: 'reply', reply: cannedReply(fault, request) };
  }
}

function withoutCredentials(request: SandboxRequest): SandboxRequest {
  return isTokenRequest(request) ? { ...request, bodyText: '' } : request;
}

function plainly(
  sandbox: AsanaSandbox,
  request: SandboxRequest,
  twists: Partial<Pick<ApiContext, 'writeFault' | 'view'>>,
): Outcome {
  if (isTokenRequest(request)) return { kind: 'reply', reply: answerToken(sandbox, request) };
  const { board, settings, limiter, oauth } = sandbox;
  const usual = { writeFault: undefined, view: 'now' } as const;
  const context = { board, settings, oauth, now: sandbox.now(), ...usual, ...twists };
  return { kind: 'reply', reply: answerApi(request, context, limiter) };
}
