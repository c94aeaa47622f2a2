import type { ServerResponse } from 'node:http';
import type { SandboxReply } from './exchange.ts';

/** What a caller gets: an answer (perhaps late), one of which a byte comes now and then, a broken connection, or nothing ever. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: SandboxReply }
  | { readonly kind: 'drip'; readonly reply: SandboxReply }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/** Does to a request what was decided about it. */
export function carryOut(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.kind) {
    case 'reply':
      send(outcome.reply, response);
      return;
    case 'drip':
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
  if (headers['content-length'] === undefined) response.end(body);
  // Less than was promised: the connection ends in the middle of it.
  else response.write(body, () => response.destroy());
}

const DRIP_MS = 100;

/** A byte at a time, for as long as somebody waits for more. */
function drip({ status, contentType, headers, body }: SandboxReply, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': contentType, ...headers });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.slice(sent, sent + 1) || ' ');
    sent += 1;
  }, DRIP_MS);
  response.once('close', () => {
    clearInterval(timer);
  });
}
