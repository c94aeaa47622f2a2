import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Page } from '#views/pages/page.tsx';

/** What a form sent, and where to. */
export type Sent = { readonly path: string; readonly form: URLSearchParams };

/** Pages on a local port, with their real headers, and every form that was sent to them. */
export type PageServer = {
  readonly url: string;
  readonly sent: readonly Sent[];
  readonly close: () => void;
};

/** Serves each path's page, and the page that `answer` gives to whatever is posted there. */
export async function servePages(pages: ReadonlyMap<string, Page>, answer: Page): Promise<PageServer> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    void text(request).then((body) => {
      if (request.method === 'POST') sent.push({ path, form: new URLSearchParams(body) });
      // Some browsers show nothing at all, not even the address, of an answer that is an error without a body.
      const page = request.method === 'POST' ? answer : pages.get(new URL(path, url).pathname);
      response.writeHead(page?.status ?? 404, page?.headers).end(page?.body);
    });
  });
  const url = await listen(server);
  return { url, sent, close: () => server.close() };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${String(port)}`);
    });
  });
}
