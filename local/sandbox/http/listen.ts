import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';

/** A server that listens on the loopback interface only. */
export interface LoopbackServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves `listener` on 127.0.0.1; port 0 takes any free one. Rejects with the system's error (EADDRINUSE). */
export async function listen(port: number, listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${String(boundPort)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
