import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { createStage } from '../operate/stage.ts';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly signature: string;
}

export interface ServedStage {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Changes answers on their way, as a dishonest or broken server would. */
  tamper: (body: unknown) => unknown;
  readonly stop: () => Promise<void>;
}

type Stage = Pick<ReturnType<typeof createStage>, 'send'>;

/** The path under which the API is served: a stage may have one of its own. */
const BASE = '/_aws/execute-api/abcd1234';

/** The operator API of a stage over HTTP, behind a gateway that lets only signed requests in, as API Gateway does. */
export async function serveStage(stage: Stage): Promise<ServedStage> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async function answer(request: IncomingMessage) {
    const { method = '', url = '', headers } = request;
    const signature = headers.authorization ?? '';
    seen.push({ method, url, signature });
    const body = await text(request);
    if (!signature.startsWith('AWS4-HMAC-SHA256 ')) return { status: 403, body: { message: 'Forbidden' } };
    const answered = await stage.send(method, url.slice(BASE.length), body === '' ? {} : { body });
    return { ...answered, body: served.tamper(answered.body) };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const served: ServedStage = {
    url: `http://127.0.0.1:${port}${BASE}`,
    seen,
    tamper: (body) => body,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return served;
}
