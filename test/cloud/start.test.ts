import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assertPortFree } from '#local/ports.ts';
import { ROOT } from '#test/cloud-support/emulator.ts';

/** Longer than a walk's own patience, so that a slow one is named by its step and not cut off here. */
const TEST_MS = 6 * 60_000;

/** Below the ports that systems give out by themselves: nobody else takes one of the three meanwhile. */
async function freePortBase(from = 21_000 + (process.pid % 900) * 10): Promise<number> {
  try {
    for (const port of [from, from + 4, from + 5, from + 6]) await assertPortFree(port, 'this test');
    return from;
  } catch {
    return freePortBase(from + 10);
  }
}

describe('npm start -- --auto', () => {
  interface Ended {
    readonly code: number;
    readonly out: string;
    readonly err: string;
    readonly folder: string;
  }
  const start = async (...args: readonly string[]): Promise<Ended> => {
    const port = String(await freePortBase());
    const base = ['--auto', '--port-base', port];
    const folder = join(ROOT, '.local', `ports-${port}`);
    return new Promise((resolve) => {
      const command = [join(ROOT, 'local', 'preflight.js'), ...base, ...args];
      execFile(process.execPath, command, { cwd: ROOT }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err, folder });
      });
    });
  };

  test(
    'with a HubSpot that drops every write exits 1, names the step and cleans up',
    { timeout: TEST_MS },
    async () => {
      const { code, out, err, folder } = await start('--fault', 'dropped');
      expect(err).toMatch(
        /The step “verified” failed: .* the handoff is held, because HubSpot said yes to the write/,
      );
      expect(out).toContain('It is held until somebody decides: HubSpot said yes to the write');
      expect(code).toBe(1);
      expect(existsSync(folder)).toBe(false);
    },
  );
});
