import type { Request, SandboxFault } from '../system.ts';

interface Match {
  readonly method?: string;
  readonly pathPattern: string;
}

/** One request that it was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The controls that every sandbox has. */
export class Sandbox {
  readonly #url: string;
  readonly #matches: Readonly<Record<Request, Match>>;

  /** `matches`: which requests change the record or look at it, and which ask for a token. */
  constructor(url: string, matches: Readonly<Record<Request, Match>>) {
    this.#url = url;
    this.#matches = matches;
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}/_sandbox/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async place(fault: SandboxFault, request: Request): Promise<void> {
    await this.ask('POST', 'faults', { ...fault, match: this.#matches[request] });
  }

  async isWaiting(): Promise<boolean> {
    const waiting = (await this.ask('GET', 'faults')) as readonly unknown[];
    return waiting.length > 0;
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', 'faults');
  }

  async writes(methods: readonly string[]): Promise<number> {
    return (await this.written(methods)).length;
  }

  async written(methods: readonly string[]): Promise<readonly Asked[]> {
    const asked = (await this.ask('GET', 'requests')) as readonly Asked[];
    return asked.filter(({ method, path }) => methods.includes(method) && !path.includes('oauth'));
  }
}
