import * as z from 'zod';
import type { SandboxRequest } from './exchange.ts';

/** A fault of any other would wait for ever. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What every fault on demand has in common. */
export const waitingFault = {
  /** Which requests it meets: `*` in the pattern stands for any characters; no method means any that fits. */
  match: z.strictObject({
    method: z.string().toUpperCase().pipe(z.enum(METHODS)).optional(),
    pathPattern: z.string().min(1),
    /** What the request has to have in its path, its query or its body besides. */
    containing: z.string().min(1).optional(),
  }),
  /** How many requests that it would meet pass first. */
  skips: z.int().nonnegative().default(0),
  /** How many requests it meets before it is gone. */
  times: z.int().positive().default(1),
};

interface WaitingFault {
  readonly match: z.infer<typeof waitingFault.match>;
  skips: number;
  times: number;
}

type Fitted = Pick<SandboxRequest, 'method' | 'path' | 'query' | 'bodyText'>;

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
  take(request: Fitted): Fault | undefined {
    const fitting = this.#waiting.filter((candidate) => this.#fits(candidate, request));
    const fault = fitting.find(({ skips }) => skips === 0);
    for (const early of fitting) early.skips = Math.max(0, early.skips - 1);
    if (fault === undefined) return undefined;
    fault.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return fault;
  }

  #fits(fault: Fault, { method, path, query, bodyText }: Fitted): boolean {
    const { method: named, pathPattern, containing = '' } = fault.match;
    const wanted = named === undefined ? this.#methodsOf(fault) : [named];
    const isContained = [path, query.toString(), bodyText].some((text) => text.includes(containing));
    return isContained && (wanted?.includes(method) ?? true) && patternFits(pathPattern, path);
  }
}

function patternFits(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
