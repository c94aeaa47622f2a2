import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as z from 'zod';
import { expect, test } from 'vitest';

import { buildLambdas } from '#local/build-lambdas.ts';

import { temporaryFolder } from './fixtures/fake-python.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const moduleSchema = z.object({ handler: z.function({ output: z.string() }) });

const buildFixtures = async (entryRoots: readonly string[]) => {
  const outDir = join(await temporaryFolder(), 'lambdas');
  const contractsFile = join(FIXTURES, 'contracts.json');
  const built = await buildLambdas({ root: FIXTURES, outDir, entryRoots, contractsFile });
  const greet = moduleSchema.parse(await import(pathToFileURL(join(outDir, 'greet', 'index.mjs')).href));
  return { outDir, built, greeting: greet.handler() };
};

test('every Lambda gets a folder of its own, shared folders none', async () => {
  const { outDir, built, greeting } = await buildFixtures(['lambdas']);
  expect(await readdir(outDir)).toEqual(['ask', 'greet']);
  expect(greeting).toBe('good morning');
  const file = join(outDir, 'greet', 'index.mjs');
  expect(built).toContainEqual({ name: 'greet', file, bytes: (await readFile(file)).byteLength });
});

test('a second folder of entries replaces those of the same name and keeps the others', async () => {
  const { outDir, greeting } = await buildFixtures(['lambdas', 'other-lambdas']);
  expect(await readdir(outDir)).toEqual(['ask', 'greet']);
  expect(greeting).toBe('good night');
});

test('what went into the bundles is kept next to them', async () => {
  const { outDir } = await buildFixtures(['lambdas']);
  const metafile: unknown = JSON.parse(await readFile(`${outDir}.meta.json`, 'utf8'));
  expect(metafile).toHaveProperty('outputs');
});

test('the contracts that went into them are kept next to them', async () => {
  const { outDir } = await buildFixtures(['lambdas']);
  const kept = await readFile(`${outDir}.contracts.json`, 'utf8');
  expect(kept).toBe(await readFile(join(FIXTURES, 'contracts.json'), 'utf8'));
});
