import type { RequestListener } from 'node:http';
import { carryOut } from '../http/carry-out.ts';
import type { Outcome } from '../http/carry-out.ts';
import { htmlReply, jsonReply } from '../http/exchange.ts';
import type { SandboxRequest } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import { readRequest } from '../http/read-request.ts';
import { answerWithFaults } from './answer-with-faults.ts';
import { answerControl } from './control-routes.ts';
import { renderPage } from './render-page.ts';
import type { ServiceBoard } from './board.ts';
import { createBoardSandbox } from './sandbox.ts';
import type { BoardSandbox } from './sandbox.ts';

/** A running service board. */
export interface SandboxHttpTarget {
  /** Of its page. */
  readonly url: string;
  /** Of its API. */
  readonly apiUrl: string;
  /** What it holds. */
  readonly board: ServiceBoard;
  stop(): Promise<void>;
}

/** Plays a team's own service board on 127.0.0.1; port 0 takes any free one. Rejects with the system's error (EADDRINUSE). */
export async function startSandboxHttpTarget(options: {
  readonly port: number;
  readonly token: string;
}): Promise<SandboxHttpTarget> {
  const sandbox = createBoardSandbox(options.token);
  const server = await listen(options.port, listenerOf(sandbox));
  const { board } = sandbox;
  return { url: server.url, apiUrl: `${server.url}/v1`, board, stop: () => server.stop() };
}

function listenerOf(sandbox: BoardSandbox): RequestListener {
  return (incoming, response) => {
    readRequest(incoming)
      .then((request) => {
        carryOut(outcomeFor(sandbox, request), response);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

function outcomeFor(sandbox: BoardSandbox, request: SandboxRequest): Outcome {
  const { method, path } = request;
  if (path.startsWith('/v1/')) return answerWithFaults(sandbox, request);
  if (path.startsWith('/_sandbox/')) return { kind: 'reply', reply: answerControl(sandbox, request) };
  if (method === 'GET' && path === '/') return { kind: 'reply', reply: htmlReply(200, renderPage(sandbox)) };
  return { kind: 'reply', reply: jsonReply(404, { error: `there is nothing at ${method} ${path}` }) };
}
