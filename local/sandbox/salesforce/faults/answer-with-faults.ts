import { brokenAnswer, lateAnswer } from '../../http/answer-fault.ts';
import type { Outcome } from '../../http/carry-out.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { answerApi } from '../api/answer-api.ts';
import type { Twists } from '../api/api-context.ts';
import { answerToken, TOKEN_PATH } from '../api/answer-token.ts';
import type { Sandbox } from '../sandbox.ts';
import { cannedReply } from './canned-reply.ts';
import type { Fault } from './fault.ts';

/** Answers one request of the API under the fault that waits for it, if any, and records it. */
export async function answerWithFaults(
  sandbox: Sandbox,
  request: SandboxRequest,
  ownUrl: string,
): Promise<Outcome> {
  const fault = sandbox.faults.take(request);
  const recorded = sandbox.requests.record(withoutCredentials(request), sandbox.now(), fault?.fault);
  const plainly = (twists: Twists = {}): Outcome => ({
    kind: 'reply',
    reply: answer(sandbox, request, ownUrl, twists),
  });
  const outcome = await outcomeOf(sandbox, request, plainly, fault);
  if (outcome.kind === 'reply') recorded.status = outcome.reply.status;
  return outcome;
}

function answer(sandbox: Sandbox, request: SandboxRequest, ownUrl: string, twists: Twists): SandboxReply {
  return request.path === TOKEN_PATH
    ? answerToken(sandbox, request, ownUrl)
    : answerApi(sandbox, request, twists);
}

async function outcomeOf(
  sandbox: Sandbox,
  request: SandboxRequest,
  plainly: (twists?: Twists) => Outcome,
  fault?: Fault,
): Promise<Outcome> {
  switch (fault?.fault) {
    case undefined:
      return plainly();
    case 'dropped':
    case 'altered':
    case 'overwritten':
    case 'locked':
    case 'validation':
    case 'duplicate':
      return plainly({ writeFault: fault });
    case 'stale-read':
      return plainly({ staleRead: true });
    case 'reset':
      return { kind: 'reset' };
    case 'timeout':
    case 'applied-then-timeout':
      return lateAnswer(fault, plainly);
    case 'truncated':
    case 'slow-drip':
      return brokenAnswer(fault, plainly);
    case 'expired-token':
      sandbox.tokens.revoke(request.headers.authorization);
      return { kind: 'reply', reply: cannedReply(fault) };
    case 'rate-limited-daily':
    case 'too-many-at-once':
    case 'rate-limited':
    case 'server-error':
    case 'locked-500':
    case 'html':
    case 'malformed':
    case 'error-in-success':
    case 'redirect':
    case 'invalid-grant':
      if (fault.applied) plainly();
      return { kind: 'reply', reply: cannedReply(fault) };
  }
}

function withoutCredentials(request: SandboxRequest): SandboxRequest {
  return request.path === TOKEN_PATH ? { ...request, bodyText: '' } : request;
}
