import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../../local/sandbox/main.ts', import.meta.url));
const env = { ...process.env, SANDBOX_HUBSPOT_CLIENT_SECRET: 'secret', SANDBOX_HUBSPOT_TOKEN: 'token' };

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

describe('the sandbox as a process', () => {
  test('it says in one line where it is, and ends when it is told to', async () => {
    const child = run('--port', '0');
    const ready = JSON.parse(await firstText(child.stdout)) as { ready: boolean; url: string };
    expect(ready.ready).toBe(true);
    expect((await fetch(`${ready.url}/_sandbox/health`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('a port that is taken is told in one line', async () => {
    const first = run('--port', '0');
    const { url } = JSON.parse(await firstText(first.stdout)) as { url: string };
    const second = run('--port', new URL(url).port);
    const ended = once(second, 'exit');
    expect(await firstText(second.stderr)).toMatch(/^The sandbox HubSpot did not start: .*EADDRINUSE.*\n$/);
    expect(await ended).toEqual([1, null]);
  });
});
