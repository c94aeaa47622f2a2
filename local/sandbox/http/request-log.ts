import type { SandboxRequest } from './exchange.ts';
import { parseJson } from './parse-json.ts';

const keptRequests = 2_000;

/** One request of the API as it was received; `status` is null while or where nothing is answered. */
export interface RecordedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly fault: string | null;
  status: number | null;
}

/** What the API was asked, oldest first; tokens are left out. */
export class RequestLog {
  private recorded: RecordedRequest[] = [];

  all(): readonly RecordedRequest[] {
    return this.recorded;
  }

  clear(): void {
    this.recorded = [];
  }

  /** Records a request on its arrival; its `status` is set when it is answered. */
  record(request: SandboxRequest, now: number, fault: string | undefined): RecordedRequest {
    const entry = {
      at: new Date(now).toISOString(),
      method: request.method,
      path: request.path,
      query: request.query.toString(),
      headers: withoutSecrets(request.headers),
      body: request.bodyText === '' ? null : (parseJson(request.bodyText) ?? request.bodyText),
      fault: fault ?? null,
      status: null,
    };
    this.recorded.push(entry);
    this.recorded = this.recorded.slice(-keptRequests);
    return entry;
  }
}

const secretHeaders: readonly string[] = ['authorization', 'cookie'];

function withoutSecrets(headers: SandboxRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.includes(name)));
}
