import type { ServerResponse } from 'node:http';
import type { SandboxReply } from './exchange.ts';

/** What a caller gets: an answer (perhaps late), a broken connection, or nothing ever. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: SandboxReply }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/** Does to a request what was decided about it. */
export function carryOut(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.kind) {
    case 'reply':
      send(outcome.reply, response);
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
