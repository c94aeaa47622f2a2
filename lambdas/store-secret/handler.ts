import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { connect } from './connect.ts';
import { setSecret } from './set-secret.ts';
import type { StorePorts } from './store-ports.ts';

/** What operators give that opens other systems: it goes in and never comes out. */
export function storeSecretHandler(ports: StorePorts, runtime: Runtime) {
  return serveOperations<StorePorts>({ setSecret, connect }, ports, runtime);
}
