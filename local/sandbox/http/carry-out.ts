import type { ServerResponse } from 'node:http';
import type { SandboxReply } from './exchange.ts';

/** What a caller gets: an answer (perhaps late, or never whole), a broken connection, or nothing ever. */
export type Outcome =
  | { readonly kind: 'reply' | 'truncated' | 'slow-drip'; readonly reply: SandboxReply }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/** A byte so often: an answer of some hundred of them outlasts whoever waits. */
const DRIP_MS = 1_000;

/** Does to a request what was decided about it. */
export function carryOut(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.kind) {
    case 'reply':
      send(outcome.reply, response);
      return;
    case 'truncated':
      truncate(outcome.reply, response);
      return;
    case 'slow-drip':
      drip(outcome.reply, response);
      return;
    case 'reset':
      response.destroy();
      return;
    case 'silence':
      return;
  }
}

function send({ status, contentType, headers, body }: SandboxReply, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(body);
}

/** The head promises all of it. An answer without a body promises one byte that never comes. */
function begin({ status, contentType, headers, body }: SandboxReply, response: ServerResponse): Buffer {
  const bytes = Buffer.from(body === '' ? ' ' : body);
  const length = { 'content-length': String(bytes.length) };
  response.writeHead(status === 204 ? 200 : status, { 'content-type': contentType, ...headers, ...length });
  return bytes;
}

function truncate(reply: SandboxReply, response: ServerResponse): void {
  const bytes = begin(reply, response);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

function drip(reply: SandboxReply, response: ServerResponse): void {
  const bytes = begin(reply, response);
  let sent = 0;
  const next = (): void => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent === bytes.length) response.end();
  };
  next();
  const timer = setInterval(next, DRIP_MS).unref();
  response.once('close', () => clearInterval(timer));
}
