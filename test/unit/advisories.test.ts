import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askForAdvisories } from '#test/advisories/ask.ts';
import { listening } from './http/listen.ts';

const listen = listening();
const PACKAGE = 'left-behind';

test('a package with an advisory of high severity is named, with the versions that it is about', async () => {
  expect(await advisoriesOf([advisory('high')])).toEqual({
    kind: 'found',
    packages: [`${PACKAGE} 1.0.0 (high)`],
  });
});

test('an advisory of low severity is not in the way', async () => {
  expect(await advisoriesOf([advisory('low')])).toEqual({ kind: 'none' });
});

test('no advisory is none', async () => {
  expect(await advisoriesOf([])).toEqual({ kind: 'none' });
});

test('a registry that has no advisories to ask for is not taken for one that knows none', async () => {
  const registry = await listen((_request, response) => void response.writeHead(405).end());
  const answer = await ask(registry);
  expect(answer.kind).toBe('not-asked');
  expect(JSON.stringify(answer)).toContain('405');
});

async function advisoriesOf(advisories: readonly object[]): ReturnType<typeof askForAdvisories> {
  const registry = await listen((request, response) => {
    if (request.method === 'POST') answer(response, advisories.length === 0 ? {} : { [PACKAGE]: advisories });
    else answer(response, packument());
  });
  return await ask(registry);
}

async function ask(registry: string): ReturnType<typeof askForAdvisories> {
  const folder = await project();
  // A cache of its own: npm keeps what it worked out of an advisory under the advisory's number.
  const own = ['--registry', registry, '--cache', join(folder, 'cache'), '--fetch-retries', '0'];
  return await askForAdvisories(folder, ...own);
}

const answer = (response: ServerResponse, body: object): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const advisory = (severity: string): object => ({
  id: 1,
  url: 'https://example.com/advisories/1',
  title: 'It can be made to wait',
  severity,
  vulnerable_versions: '<2.0.0',
});

const packument = (): object => ({
  name: PACKAGE,
  'dist-tags': { latest: '2.0.0' },
  versions: Object.fromEntries(
    ['1.0.0', '2.0.0'].map((version) => [
      version,
      { name: PACKAGE, version, dist: { tarball: `https://example.com/${version}.tgz` } },
    ]),
  ),
});

async function project(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-advisories-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const root = { name: 'asking', version: '1.0.0', dependencies: { [PACKAGE]: '1.0.0' } };
  const packages = { '': root, [`node_modules/${PACKAGE}`]: { version: '1.0.0' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(root));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  return folder;
}
