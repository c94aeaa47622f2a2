import { ListFunctionsCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, request as requestTo } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { LOCAL_AWS } from '#local/emulator/environment.ts';
import { callsIn } from './aws-call.ts';
import { clientsFor } from './clients.ts';

/** Into which folder it is recorded what Lambdas ask of AWS; nothing is recorded without it. */
export const RECORD_INTO = 'BATON_RECORD_CALLS_INTO';

/** What each Lambda asked of each resource, by the names of `grantsOf`. */
export type CallsMade = Record<string, Record<string, string[]>>;

/** Stands between the Lambdas of one emulator and the emulator, and notes what goes through. */
export interface CallRecorder {
  /** Listens for what goes to the emulator at this port; answers its own address. */
  before(emulatorPort: number): Promise<string>;
  /** From now on what Lambdas ask of queues goes through it too: the SDK takes the address of a queue for that of SQS. */
  redirectQueues(): Promise<void>;
  /** Writes what was noted; the emulator has to be there still, to say whose keys were whose. */
  write(): Promise<void>;
}

export function callRecorder(name: string): CallRecorder | undefined {
  const folder = process.env[RECORD_INTO];
  return folder === undefined ? undefined : new Recorder(join(folder, `${name}.json`));
}

class Recorder implements CallRecorder {
  readonly #file: string;
  readonly #seen = new Map<string, Set<string>>();
  #emulator = '';
  #queues = '';
  #own = '';

  constructor(file: string) {
    this.#file = file;
  }

  async before(emulatorPort: number): Promise<string> {
    this.#emulator = `http://127.0.0.1:${String(emulatorPort)}`;
    this.#queues = `http://localhost:${String(emulatorPort)}/${LOCAL_AWS.account}/`;
    const server = createServer((request, response) => {
      this.#pass(request).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        () => response.destroy(),
      );
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    server.unref();
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the recorder has no port');
    this.#own = `http://127.0.0.1:${String(address.port)}`;
    return this.#own;
  }

  async redirectQueues(): Promise<void> {
    const { lambda } = clientsFor(this.#emulator);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    for (const { FunctionName, Environment } of Functions) {
      const own = Object.entries(Environment?.Variables ?? {}).map(
        ([name, value]) =>
          [name, value.replaceAll(this.#queues, `${this.#own}/${LOCAL_AWS.account}/`)] as const,
      );
      const changed: UpdateFunctionConfigurationCommandInput = {
        FunctionName,
        Environment: { Variables: Object.fromEntries(own) },
      };
      await lambda.send(new UpdateFunctionConfigurationCommand(changed));
    }
  }

  async #pass(request: IncomingMessage): Promise<Passed> {
    const body = await buffer(request);
    const { method = 'GET', url = '/', headers } = request;
    this.#note({ method, url, headers, body: body.toString('utf8') });
    return this.#ask({ method, path: url, headers: asSigned(request.rawHeaders) }, body);
  }

  /** The headers go on as they came, the host among them: they are signed. */
  #ask(options: RequestOptions, body: Buffer): Promise<Passed> {
    return new Promise((resolve, reject) => {
      const outgoing = requestTo(this.#emulator, options, (answer) => {
        buffer(answer).then(
          (answered) =>
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: answered }),
          reject,
        );
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  #note(request: { method: string; url: string; headers: IncomingHttpHeaders; body: string }): void {
    const [, key = '', service = ''] =
      /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
    const calls = this.#seen.get(key) ?? new Set();
    const target = String(request.headers['x-amz-target'] ?? '');
    for (const call of callsIn({ ...request, service, target })) calls.add(call.join('\t'));
    this.#seen.set(key, calls);
  }

  async write(): Promise<void> {
    const made: CallsMade = {};
    const lambdas = await this.#lambdasByKey();
    for (const [key, calls] of this.#seen) {
      const lambda = lambdas.get(key);
      if (lambda === undefined) throw new Error(`no Lambda has the key ${key}`);
      for (const call of calls) {
        const [action = '', resource = ''] = call.split('\t');
        ((made[lambda] ??= {})[resource] ??= []).push(action);
      }
    }
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify(made));
  }

  /** The emulator gives each Lambda a key of its own, made of its name and its role. Source: its `execution_credentials`. */
  async #lambdasByKey(): Promise<ReadonlyMap<string, string>> {
    const { Functions = [] } = await clientsFor(this.#emulator).lambda.send(new ListFunctionsCommand({}));
    return new Map(
      Functions.map(({ FunctionArn = '', Role = '', FunctionName = '' }) => {
        const digest = createHash('sha256').update(`${FunctionArn}:${Role}`).digest('hex');
        return [`ASIA${digest.slice(0, 16).toUpperCase()}`, FunctionName.replace('baton-local-', '')];
      }),
    );
  }
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function asSigned(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) headers[rawHeaders[at] ?? ''] = rawHeaders[at + 1] ?? '';
  return headers;
}
