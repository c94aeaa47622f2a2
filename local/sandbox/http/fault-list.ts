import * as z from 'zod';

/** What every fault on demand has in common. */
export const waitingFault = {
  /** Which requests it meets: `*` in the pattern stands for any characters; no method means any that fits. */
  match: z.strictObject({ method: z.string().toUpperCase().optional(), pathPattern: z.string().min(1) }),
  /** How many requests it meets before it is gone. */
  times: z.int().positive().default(1),
};

interface WaitingFault {
  readonly match: z.infer<typeof waitingFault.match>;
  times: number;
}

/** The faults that are waiting for requests, oldest first. */
export class FaultList<Fault extends WaitingFault> {
  readonly #methodsOf: (fault: Fault) => readonly string[] | undefined;
  #waiting: Fault[] = [];

  /** `methodsOf`: which methods a fault waits for that names none; undefined for any. */
  constructor(methodsOf: (fault: Fault) => readonly string[] | undefined) {
    this.#methodsOf = methodsOf;
  }

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  all(): readonly Fault[] {
    return this.#waiting;
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The first fault that fits the request, counted down. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.#waiting.find((candidate) => this.#fits(candidate, method, path));
    if (fault === undefined) return undefined;
    fault.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return fault;
  }

  #fits(fault: Fault, method: string, path: string): boolean {
    const named = fault.match.method;
    const wanted = named === undefined ? this.#methodsOf(fault) : [named];
    return (wanted?.includes(method) ?? true) && patternFits(fault.match.pathPattern, path);
  }
}

function patternFits(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
