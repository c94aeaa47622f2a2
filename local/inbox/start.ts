import type { ServerResponse } from 'node:http';

import { assertPortFree } from '../ports.ts';
import type { Running } from '../processes.ts';
import { listen } from '../sandbox/http/listen.ts';
import { readMessages, type Mail } from './messages.ts';
import { listPage, mailDocument, mailPage, notFoundPage, unreachablePage } from './pages.ts';
import { REFRESH, STYLE } from './style.ts';

interface Reply {
  readonly status: number;
  readonly type: 'text/html' | 'text/css' | 'text/javascript';
  readonly body: string;
  readonly policy: string;
}

const OWN_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'";
/** Also when the mail is opened on its own, outside the frame. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const own = (body: string, type: Reply['type'] = 'text/html', status = 200): Reply => ({
  status,
  type,
  body,
  policy: OWN_POLICY,
});

const messagePath = /^\/messages\/([^/]+)(\/html)?$/;

const mailReply = (mails: readonly Mail[], path: string): Reply => {
  const [, id = '', part] = messagePath.exec(path) ?? [];
  const mail = mails.find((candidate) => encodeURIComponent(candidate.id) === id);
  if (mail === undefined) return own(notFoundPage(), 'text/html', 404);
  if (part === undefined) return own(mailPage(mail));
  return { ...own(mailDocument(mail)), policy: MAIL_POLICY };
};

const replyTo = async (endpoint: string, path: string): Promise<Reply> => {
  if (path === '/style.css') return own(STYLE, 'text/css');
  if (path === '/refresh.js') return own(REFRESH, 'text/javascript');
  const mails = await readMessages(endpoint);
  return path === '/' ? own(listPage(mails)) : mailReply(mails, path);
};

const send = (response: ServerResponse, { status, type, body, policy }: Reply): void => {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
};

export interface Inbox extends Running {
  readonly url: string;
}

/**
 * Serves the emulator's mails as web pages on 127.0.0.1; port 0 takes any free one.
 * @throws {PortTaken} the port is in use
 */
export const startInbox = async ({ endpoint, port }: { endpoint: string; port: number }): Promise<Inbox> => {
  await assertPortFree(port, 'the inbox');
  const server = await listen(port, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    replyTo(endpoint, pathname).then(
      (reply) => {
        send(response, reply);
      },
      // The page is all that this server does: its reader is told, and the next request asks again.
      () => {
        send(response, own(unreachablePage(), 'text/html', 502));
      },
    );
  });
  return { name: 'inbox', url: server.url, stop: () => server.stop(), stopNow: () => undefined };
};
