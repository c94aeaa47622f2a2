import type { Fault } from './fault.ts';

/** The faults that are waiting for requests, oldest first. */
export class FaultList {
  private waiting: Fault[] = [];

  add(fault: Fault): void {
    this.waiting.push(fault);
  }

  all(): readonly Fault[] {
    return this.waiting;
  }

  clear(): void {
    this.waiting = [];
  }

  /** The first fault that fits the request, counted down. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.waiting.find((candidate) => fits(candidate, method, path));
    if (fault === undefined) return undefined;
    fault.times -= 1;
    this.waiting = this.waiting.filter(({ times }) => times > 0);
    return fault;
  }
}

function fits(fault: Fault, method: string, path: string): boolean {
  const wanted = fault.match.method ?? onlyMethodOf(fault) ?? method;
  return wanted === method && patternFits(fault.match.pathPattern, path);
}

/** Without a method a fault of writes waits for a write, and a stale read for a read. */
function onlyMethodOf({ fault }: Fault): string | undefined {
  switch (fault) {
    case 'dropped':
    case 'overwritten':
    case 'altered':
    case 'applied-then-timeout':
      return 'PATCH';
    case 'stale-read':
      return 'GET';
    case 'rate-limited-burst':
    case 'rate-limited-daily':
    case 'server-error':
    case 'unauthorised':
    case 'html':
    case 'locked':
    case 'migrating':
    case 'validation':
    case 'timeout':
    case 'reset':
      return undefined;
  }
}

function patternFits(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
