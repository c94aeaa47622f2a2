import type { Fault } from '../cell.ts';
import type { Request, SandboxFault } from '../system.ts';

/** How every sandbox calls it. */
const NAMES: Readonly<Record<Exclude<Fault, 'crash'>, string>> = {
  timeout: 'timeout',
  '429 storm': 'rate-limited',
  '5xx': 'server-error',
  'malformed JSON': 'malformed',
  HTML: 'html',
  'truncated body': 'truncated',
  'slow drip': 'slow-drip',
  '200 with an error inside': 'error-in-success',
  'silent drop': 'dropped',
  // Of a grant; a record is changed by the sandbox itself.
  'change by another': 'invalid-grant',
};

/** What a sandbox calls a fault; `isApplied`: the request is carried out all the same. */
export function wireFault(fault: Fault, request: Request, isApplied: boolean): SandboxFault {
  if (fault === 'timeout') return { fault: isApplied ? 'applied-then-timeout' : 'timeout' };
  if (fault === 'silent drop') return { fault: request === 'read' ? 'stale-read' : 'dropped' };
  if (fault === 'crash') throw new Error('a process dies by itself, not by what a system answers');
  return { fault: NAMES[fault], applied: isApplied };
}
