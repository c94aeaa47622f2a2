/** One request as the sandboxes see it: the path without its query, and the body as it came. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
}

/** One answer: `body` is sent as it is, with `contentType`. */
export interface SandboxReply {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer in JSON. */
export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): SandboxReply {
  return { status, contentType: 'application/json;charset=utf-8', headers, body: JSON.stringify(body) };
}

/** An answer without a body, as deletions give it. */
export function emptyReply(status: number, headers: Record<string, string> = {}): SandboxReply {
  return { status, contentType: 'application/json;charset=utf-8', headers, body: '' };
}

/** An answer in HTML. */
export function htmlReply(status: number, body: string, headers: Record<string, string> = {}): SandboxReply {
  return { status, contentType: 'text/html;charset=utf-8', headers, body };
}
