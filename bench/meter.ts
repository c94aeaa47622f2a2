import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';

/** One request of a Lambda to AWS, as it went over the wire. */
export interface Call {
  readonly from: string;
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly ok: boolean;
  /** When the answer had come, in milliseconds since 1970. */
  readonly at: number;
}

export interface Meter {
  readonly url: string;
  readonly name: string;
  stop(): Promise<void>;
  stopNow(): void;
}

const objectSchema = z.record(z.string(), z.unknown());
const SCOPE = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//;

/**
 * Stands between one Lambda and the emulator and tells of each request. Updates are asked for the item that they made,
 * since their units depend on its size; that changes nothing for the Lambda.
 */
export async function startMeter(
  from: string,
  upstream: string,
  onCall: (call: Call) => void,
): Promise<Meter> {
  const server = createServer((request, response) => {
    pass(from, upstream, request, response).then(onCall, (error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stopNow = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    name: `meter of ${from}`,
    stop: () => {
      stopNow();
      return Promise.resolve();
    },
    stopNow,
  };
}

async function pass(
  from: string,
  upstream: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Call> {
  const operation = operationOf(request);
  const input = parse(await buffer(request));
  const asked =
    operation === 'UpdateItem' ? { ...objectSchema.parse(input), ReturnValues: 'ALL_NEW' } : input;
  const answer = await forward(
    upstream,
    request,
    asked === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(asked)),
  );
  const body = await buffer(answer);
  const status = answer.statusCode ?? 500;
  response.writeHead(status, answer.headers).end(body);
  const service = SCOPE.exec(request.headers.authorization ?? '')?.[1] ?? 'unknown';
  return { from, service, operation, input, output: parse(body), ok: status < 400, at: Date.now() };
}

/** JSON services name the operation in a header, REST services by method and path. */
function operationOf({ headers, method = '', url = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1);
  return `${method} /${url.split('/')[1] ?? ''}`;
}

function parse(body: Buffer): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
}

function forward(
  upstream: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const target = new URL(url ?? '/', upstream);
    const sent = { ...headers, host: target.host, 'content-length': String(body.length) };
    httpRequest(target, { method, headers: sent }, resolve).once('error', reject).end(body);
  });
}
