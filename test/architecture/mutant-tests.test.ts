import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it('the tests that mutants have to pass can be loaded without the framework: none reaches a page', () => {
  const loaded = execFileSync(process.execPath, ['test/mutation-support/load-tests.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const declared = loaded.trim().split('\n');
  expect(declared.length).toBeGreaterThan(100);
  expect(declared.filter((line) => line.endsWith(' 0'))).toEqual([]);
});
