import type { Fault } from '../cell.ts';
import type { SandboxFault } from '../system.ts';

/** How the sandboxes call what most of them have under the same name. */
const NAMES: Readonly<Record<Exclude<Fault, 'crash' | '429 storm' | 'change by another'>, string>> = {
  timeout: 'timeout',
  '5xx': 'server-error',
  'malformed JSON': 'malformed',
  HTML: 'html',
  'truncated body': 'truncated',
  'slow drip': 'slow-drip',
  '200 with an error inside': 'error-in-success',
  'silent drop': 'dropped',
};

/** What a sandbox calls a fault: `own` replaces names. */
export function wireFault(
  fault: Fault,
  request: 'write' | 'read' | 'token',
  isApplied: boolean,
  own: Partial<Record<Fault, string>>,
): SandboxFault {
  if (fault === 'timeout') return { fault: isApplied ? 'applied-then-timeout' : 'timeout' };
  if (fault === 'silent drop') return { fault: request === 'read' ? 'stale-read' : 'dropped' };
  if (fault === 'crash') throw new Error('a process dies by itself, not by what a system answers');
  const name = own[fault] ?? (fault in NAMES ? NAMES[fault as keyof typeof NAMES] : undefined);
  if (name === undefined) throw new Error(`no sandbox has ${fault} for a ${request}`);
  return { fault: name, applied: isApplied };
}
