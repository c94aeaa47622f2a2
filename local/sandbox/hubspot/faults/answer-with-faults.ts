import type { Outcome } from '../../http/carry-out.ts';
import { answerToken, isTokenRequest } from '../api/oauth-routes.ts';
import { brokenAnswer, lateAnswer } from '../../http/answer-fault.ts';
import { answerApi } from '../api/answer-api.ts';
import type { SandboxRequest } from '../../http/exchange.ts';
import type { Sandbox } from '../sandbox.ts';
import { cannedReply } from './canned-reply.ts';
import type { Fault, WriteFault } from './fault.ts';

/** Answers one request of the API under the fault that waits for it, if any, and records it. */
export async function answerWithFaults(sandbox: Sandbox, request: SandboxRequest): Promise<Outcome> {
  const fault = sandbox.faults.take(request);
  const recorded = sandbox.requests.record(withoutCredentials(request), sandbox.now(), fault?.fault);
  const outcome = await outcomeOf(sandbox, request, fault);
  if (outcome.kind === 'reply') recorded.status = outcome.reply.status;
  return outcome;
}

async function outcomeOf(sandbox: Sandbox, request: SandboxRequest, fault?: Fault): Promise<Outcome> {
  switch (fault?.fault) {
    case undefined:
      return plainly(sandbox, request, {});
    case 'dropped':
    case 'overwritten':
    case 'altered':
      return plainly(sandbox, request, { writeFault: fault });
    case 'stale-read':
      return plainly(sandbox, request, { staleRead: true });
    case 'reset':
      return { kind: 'reset' };
    case 'timeout':
    case 'applied-then-timeout':
      return lateAnswer(fault, () => plainly(sandbox, request, {}));
    case 'truncated':
    case 'slow-drip':
      return brokenAnswer(fault, () => plainly(sandbox, request, {}));
    case 'rate-limited':
    case 'rate-limited-daily':
    case 'server-error':
    case 'unauthorised':
    case 'html':
    case 'malformed':
    case 'error-in-success':
    case 'locked':
    case 'migrating':
    case 'validation':
    case 'invalid-grant':
      if (fault.applied) plainly(sandbox, request, {});
      return { kind: 'reply', reply: cannedReply(fault, request, sandbox.identity.portalId) };
  }
}

function withoutCredentials(request: SandboxRequest): SandboxRequest {
  return isTokenRequest(request) ? { ...request, bodyText: '' } : request;
}

interface Twists {
  readonly writeFault?: WriteFault;
  readonly staleRead?: boolean;
}

function plainly(sandbox: Sandbox, request: SandboxRequest, { writeFault, staleRead }: Twists): Outcome {
  if (isTokenRequest(request)) return { kind: 'reply', reply: answerToken(sandbox, request) };
  const { portal, identity, settings, deliveries, limiter, oauth } = sandbox;
  const context = {
    portal,
    identity,
    settings,
    oauth,
    now: sandbox.now(),
    writeFault,
    staleRead: staleRead ?? false,
    changed: deliveries.announce.bind(deliveries),
  };
  return { kind: 'reply', reply: answerApi(request, context, limiter) };
}
