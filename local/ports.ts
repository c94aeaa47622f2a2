import { createServer } from 'node:net';

import { UserError } from './user-error.ts';

/** Another program listens on a port that is needed. */
export class PortTaken extends UserError {
  readonly port: number;

  constructor(port: number, what: string) {
    super(
      `Port ${port}, which ${what} needs, is taken by another program: stop that program (\`lsof -nP -iTCP:${port} -sTCP:LISTEN\` names it) and run the command again.`,
    );
    this.port = port;
  }
}

/** Opens and closes a listener on 127.0.0.1; returns its port, or `undefined` when the port is taken. */
const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });

/** @throws {PortTaken} something listens on 127.0.0.1 at this port; `what` would have used it */
export const assertPortFree = async (port: number, what: string): Promise<void> => {
  if ((await tryPort(port)) === undefined) throw new PortTaken(port, what);
};

/** A port of 127.0.0.1 that is free now; nothing keeps it free. */
export const findFreePort = async (): Promise<number> => {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('The system gave out no free port.');
  return port;
};
