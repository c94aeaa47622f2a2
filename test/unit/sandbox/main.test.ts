import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../../local/sandbox/main.ts', import.meta.url));
const env = {
  ...process.env,
  SANDBOX_HUBSPOT_CLIENT_SECRET: 'secret',
  SANDBOX_HUBSPOT_TOKEN: 'token',
  SANDBOX_SALESFORCE_CLIENT_ID: 'key',
  SANDBOX_SALESFORCE_CLIENT_SECRET: 'secret',
  SANDBOX_ASANA_TOKEN: 'token',
};

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

async function firstText(stream: NodeJS.ReadableStream): Promise<string> {
  const [chunk] = (await once(stream, 'data')) as [Buffer];
  return chunk.toString();
}

interface Ready {
  readonly ready: boolean;
  readonly url: string;
  readonly salesforceUrl: string;
  readonly asanaUrl: string;
}

describe('the sandboxes as a process', () => {
  test('it says in one line where they are, and ends when it is told to', async () => {
    const child = run('--port', '0');
    const ready = JSON.parse(await firstText(child.stdout)) as Ready;
    expect(ready.ready).toBe(true);
    for (const url of [ready.url, ready.salesforceUrl, ready.asanaUrl]) {
      expect((await fetch(`${url}/_sandbox/health`)).status).toBe(200);
    }
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('a port that is taken is told in one line', async () => {
    const first = run('--port', '0');
    const { url } = JSON.parse(await firstText(first.stdout)) as { url: string };
    const second = run('--port', new URL(url).port);
    const ended = once(second, 'exit');
    expect(await firstText(second.stderr)).toMatch(/^The sandbox did not start: .*EADDRINUSE.*\n$/);
    expect(await ended).toEqual([1, null]);
  });
});
