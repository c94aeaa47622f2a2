import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { ConnectError } from './connect-error.ts';

/** Where the browser comes back to; apps name it with `localhost`, which every vendor lets pass without https. */
export function redirectUriAt(port: number): string {
  return `http://localhost:${String(port)}/callback`;
}

/** Somebody may have to sign in, and to ask an administrator. */
const PATIENCE_MS = 10 * 60 * 1_000;

/** A listener on 127.0.0.1 that waits for the browser to come back. */
export interface Redirect {
  /** The address that the browser was led to. Throws a ConnectError if it does not come. */
  readonly arrived: Promise<URL>;
  stop(): void;
}

/** Listens for the browser; only addresses with `state` are its answer. Throws a ConnectError if the port is taken. */
export async function listenForRedirect(
  port: number,
  state: string,
  patienceMs = PATIENCE_MS,
): Promise<Redirect> {
  const server = createServer();
  await begin(server, port);
  let timer: NodeJS.Timeout | undefined;
  const arrived = new Promise<URL>((resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new ConnectError(
          'Nobody consented in time.',
          'Do it again, or add --no-browser and paste the address.',
        ),
      );
    }, patienceMs);
    server.on('request', ({ url = '/' }, response) => {
      const address = new URL(url, redirectUriAt(port));
      const isOurs = address.pathname === '/callback' && address.searchParams.get('state') === state;
      response.writeHead(isOurs ? 200 : 404, {
        'content-type': 'text/plain;charset=utf-8',
        connection: 'close',
      });
      response.end(isOurs ? 'Baton has its answer. Go back to where you called it.\n' : 'Not here.\n');
      if (isOurs) resolve(address);
    });
  });
  arrived.catch(() => undefined);
  return {
    arrived,
    stop: () => {
      clearTimeout(timer);
      server.close();
      server.closeIdleConnections();
    },
  };
}

async function begin(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const next = `Give another --port, and add ${redirectUriAt(port).replace(String(port), '<port>')} to the app’s redirect addresses.`;
      reject(
        new ConnectError(`Port ${String(port)} of this machine cannot be listened on.`, next, { cause }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
