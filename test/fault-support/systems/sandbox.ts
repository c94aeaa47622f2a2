import type { SandboxFault } from '../system.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
}

/** The controls that every sandbox has. */
export class Sandbox {
  readonly #url: string;
  readonly #paths: Readonly<Record<'record' | 'token', string>>;

  /** `paths`: which requests are about the record, and which ask for a token. */
  constructor(url: string, paths: Readonly<Record<'record' | 'token', string>>) {
    this.#url = url;
    this.#paths = paths;
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}/_sandbox/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async place(fault: SandboxFault, at: 'record' | 'token', times: number): Promise<void> {
    await this.ask('POST', 'faults', { ...fault, match: { pathPattern: this.#paths[at] }, times });
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', 'faults');
  }

  async writes(methods: readonly string[]): Promise<number> {
    const asked = (await this.ask('GET', 'requests')) as readonly Asked[];
    return asked.filter(({ method, path }) => methods.includes(method) && !path.includes('oauth')).length;
  }
}
