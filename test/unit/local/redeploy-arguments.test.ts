import path from 'node:path';
import { expect, test } from 'vitest';
import { parseRedeployArguments } from '#local/redeploy-arguments.ts';
import { runCommand } from '#local/run-command.ts';
import { BadArguments, DEFAULT_PORT_BASE } from '#local/start-arguments.ts';

const REDEPLOY = path.resolve(import.meta.dirname, '../../../local/redeploy.ts');

test('the ports are the usual ones, or those that are named', () => {
  expect(parseRedeployArguments([])).toBe(DEFAULT_PORT_BASE);
  expect(parseRedeployArguments(['--port-base', '5566'])).toBe(5566);
});

test('what is not understood is named, with what the command takes', () => {
  expect(() => parseRedeployArguments(['--port', '5566'])).toThrow(BadArguments);
  expect(() => parseRedeployArguments(['--port-base', 'x'])).toThrow(BadArguments);
});

test('whoever asks for help is told what it takes, and nothing is deployed', async () => {
  const { code, output } = await runCommand(process.execPath, [REDEPLOY, '--help']);
  expect(code).toBe(0);
  expect(output).toMatch(/^Usage: npm run redeploy/);
});

test('a slip is one sentence', async () => {
  const { code, output } = await runCommand(process.execPath, [REDEPLOY, '--hlep']);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^Unknown option '--hlep'\. The command takes --port-base <port> and --help\.$/),
  ]);
});
