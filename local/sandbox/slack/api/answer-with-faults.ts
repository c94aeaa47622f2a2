import type { Outcome } from '../../http/carry-out.ts';
import { htmlReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxRequest } from '../../http/exchange.ts';
import type { SlackSandbox } from '../sandbox.ts';
import { answerApi, refused } from './answer-api.ts';

/** Answers one call of the Web API under the fault that waits for it, if any. */
export function answerWithFaults(sandbox: SlackSandbox, request: SandboxRequest): Outcome {
  const method = request.path.replace(/^\/api\//, '');
  const fault = sandbox.faults.take(method);
  switch (fault?.fault) {
    case undefined:
      return { kind: 'reply', reply: answerApi(sandbox, request, method) };
    case 'rate-limited': {
      const headers = { 'retry-after': String(fault.retryAfterSeconds) };
      return { kind: 'reply', reply: jsonReply(429, { ok: false, error: 'ratelimited' }, headers) };
    }
    case 'error':
      return { kind: 'reply', reply: refused(fault.error) };
    case 'unavailable':
      return { kind: 'reply', reply: htmlReply(503, '<!doctype html><title>Service unavailable</title>') };
    case 'timeout':
      return { kind: 'silence' };
    case 'reset':
      return { kind: 'reset' };
  }
}
