import { brokenAnswer } from '../http/answer-fault.ts';
import type { Outcome } from '../http/carry-out.ts';
import { htmlReply, jsonReply } from '../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../http/exchange.ts';
import { answerApi, refusal } from './answer-api.ts';
import type { ApiContext } from './answer-api.ts';
import type { CannedFault, Fault } from './fault.ts';
import type { BoardSandbox } from './sandbox.ts';

const TOO_LONG_BYTES = 1_500_000;

/** Answers one request of the API under the fault that waits for it, if any, and records it. */
export function answerWithFaults(sandbox: BoardSandbox, request: SandboxRequest): Outcome {
  const fault = sandbox.faults.take(request);
  const recorded = sandbox.requests.record(request, Date.now(), fault?.fault);
  const outcome = outcomeOf(sandbox, request, fault);
  if (outcome.kind === 'reply') recorded.status = outcome.reply.status;
  return outcome;
}

function outcomeOf(sandbox: BoardSandbox, request: SandboxRequest, fault?: Fault): Outcome {
  const plainly = (twists: Partial<ApiContext> = {}) => {
    const { board, token } = sandbox;
    return answerApi(request, { board, token, view: 'now', writeFault: undefined, ...twists });
  };
  switch (fault?.fault) {
    case undefined:
      return { kind: 'reply', reply: plainly() };
    case 'dropped':
    case 'overwritten':
    case 'altered':
      return { kind: 'reply', reply: plainly({ writeFault: fault }) };
    case 'stale-read':
      return { kind: 'reply', reply: plainly({ view: 'before-last-change' }) };
    case 'timeout':
      return { kind: 'silence' };
    case 'applied-then-timeout':
      plainly();
      return { kind: 'silence' };
    case 'reset':
      return { kind: 'reset' };
    case 'truncated':
    case 'slow-drip':
      return brokenAnswer(fault, () => ({ kind: 'reply', reply: plainly() }));
    case 'rate-limited':
      if (fault.applied) plainly();
      return { kind: 'reply', reply: limited(fault.retryAfterSeconds) };
    case 'server-error':
    case 'unavailable':
    case 'unauthorised':
    case 'forbidden':
    case 'gone':
    case 'locked':
    case 'conflict':
    case 'accepted':
    case 'html':
    case 'html-not-found':
    case 'malformed':
    case 'error-in-success':
    case 'another-ticket':
    case 'redirect':
    case 'endless':
      if (fault.applied) plainly();
      return { kind: 'reply', reply: cannedReply(fault.fault, request) };
  }
}

function limited(seconds: number | undefined): SandboxReply {
  const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  return { ...refusal(429, 'too-many'), headers };
}

const PAGE = '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>';

function cannedReply(fault: CannedFault['fault'], { path }: SandboxRequest): SandboxReply {
  switch (fault) {
    case 'server-error':
      return refusal(500, 'broken');
    case 'unavailable':
      return { ...refusal(503, 'maintenance'), headers: { 'retry-after': '30' } };
    case 'unauthorised':
      return refusal(401, 'token');
    case 'forbidden':
      return refusal(403, 'no-access', 'assignee');
    case 'gone':
      return refusal(410, 'gone');
    case 'locked':
      return refusal(423, 'locked');
    case 'conflict':
      return refusal(409, 'conflict');
    case 'accepted':
      return jsonReply(202, {});
    case 'html':
      return htmlReply(200, PAGE);
    case 'html-not-found':
      return htmlReply(404, PAGE);
    case 'malformed':
      return { ...jsonReply(200, {}), body: '{"ticket":{"id":"T-1' };
    case 'error-in-success':
      return jsonReply(200, { error: { code: 'broken' } });
    case 'another-ticket':
      return jsonReply(200, { ticket: { id: 'T-9999', assignee: null }, items: [] });
    case 'redirect':
      return { ...jsonReply(302, {}), headers: { location: `${path}?moved=1` } };
    case 'endless':
      return jsonReply(200, { ticket: { title: 'x'.repeat(TOO_LONG_BYTES) } });
  }
}
