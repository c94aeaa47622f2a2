/** What every fault has, whatever it does. */
export interface Waiting {
  readonly match: { readonly method?: string | undefined; readonly pathPattern: string };
  /** How many requests it meets before it is gone. */
  times: number;
}

/** Faults that wait for requests, oldest first. */
export class FaultQueue<Fault extends Waiting> {
  private waiting: Fault[] = [];
  private readonly methodsOf: (fault: Fault) => readonly string[] | undefined;

  /** `methodsOf`: for which methods a fault waits that names none; undefined: for all. */
  constructor(methodsOf: (fault: Fault) => readonly string[] | undefined) {
    this.methodsOf = methodsOf;
  }

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
    const fault = this.waiting.find((candidate) => this.fits(candidate, method, path));
    if (fault === undefined) return undefined;
    fault.times -= 1;
    this.waiting = this.waiting.filter(({ times }) => times > 0);
    return fault;
  }

  private fits(fault: Fault, method: string, path: string): boolean {
    const { match } = fault;
    const methods = match.method === undefined ? this.methodsOf(fault) : [match.method];
    return (methods?.includes(method) ?? true) && patternFits(match.pathPattern, path);
  }
}

function patternFits(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
