import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildBareHandlers } from '../../../bench/bare-handlers.ts';

const PACKAGES = join(import.meta.dirname, '..', '..', '..', 'node_modules');
const CLIENT = 'node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js';

/** As after a build into a folder of the bench's own, in a checkout where nothing else was built. */
const checkout = async () => {
  const root = await mkdtemp(join(tmpdir(), 'baton-bare-'));
  await symlink(PACKAGES, join(root, 'node_modules'));
  const builtDir = join(root, 'lambdas');
  await mkdir(join(root, '.local', 'bench'), { recursive: true });
  const outputs = { 'lambdas/wake/index.mjs': { inputs: { [CLIENT]: { bytesInOutput: 1 } } } };
  await writeFile(`${builtDir}.meta.json`, JSON.stringify({ outputs }));
  await writeFile(`${builtDir}.contracts.json`, '{}');
  return { root, builtDir };
};

test('bare handlers are bundled with the contracts of the build that they are compared with', async () => {
  const { root, builtDir } = await checkout();
  const { plain, lean } = await buildBareHandlers(root, builtDir, ['wake']);
  expect(existsSync(join(plain, 'wake', 'index.mjs'))).toBe(true);
  expect(existsSync(join(lean, 'wake', 'index.mjs'))).toBe(true);
});
