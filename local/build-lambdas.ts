import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { build, type Metafile } from 'esbuild';

import { leanBundles } from './lean-bundles.ts';

export interface BuildOptions {
  /** The checkout. */
  readonly root: string;
  /** One folder for each Lambda goes here; whatever was there before is removed. */
  readonly outDir: string;
  /** Folders of entries, relative to `root`; an entry of a later one replaces the same name of an earlier one. */
  readonly entryRoots?: readonly string[];
  /** The compiled contracts that go into the bundles; those of `npm run build` without it. */
  readonly contractsFile?: string;
}

export interface BuiltLambda {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

/** Packages in CommonJS form call `require`, which an ES module has not got. */
const BANNER = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

const findEntries = async (root: string, entryRoot: string): Promise<[string, string][]> => {
  const folders = await readdir(join(root, entryRoot), { withFileTypes: true });
  return folders
    .filter((folder) => folder.isDirectory() && !folder.name.startsWith('_'))
    .map((folder): [string, string] => [folder.name, join(root, entryRoot, folder.name, 'index.ts')])
    .filter(([, file]) => existsSync(file));
};

const sizes = (metafile: Metafile, root: string): BuiltLambda[] =>
  Object.entries(metafile.outputs).map(([file, { bytes }]) => ({
    name: basename(dirname(file)),
    file: join(root, file),
    bytes,
  }));

/**
 * Everything inside the bundle, the AWS SDK too, so that what was tested is what runs. Names of functions and classes
 * are shortened: our errors and the SDK's set their own `name`, and nothing else looks at one.
 */
const bundle = (root: string, outDir: string, contractsFile: string, entries: ReadonlyMap<string, string>) =>
  build({
    absWorkingDir: root,
    entryPoints: [...entries].map(([name, file]) => ({ in: file, out: `${name}/index` })),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    alias: { 'compiled-contracts': contractsFile },
    bundle: true,
    minify: true,
    plugins: [leanBundles(root)],
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
  });

/**
 * Bundles every `<entry root>/<name>/index.ts` in one run into `<outDir>/<name>/index.mjs` and writes what went into
 * each to `<outDir>.meta.json`; the contracts in them stand in `<outDir>.contracts.json` too. Folders that begin with `_` are shared code.
 * @throws {import('esbuild').BuildFailure} with the place of every error
 */
export const buildLambdas = async ({
  root,
  outDir,
  entryRoots = ['lambdas'],
  contractsFile = join(root, '.local', 'build', 'contracts.json'),
}: BuildOptions): Promise<BuiltLambda[]> => {
  const found = await Promise.all(entryRoots.map((entryRoot) => findEntries(root, entryRoot)));
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const { metafile } = await bundle(root, outDir, contractsFile, new Map(found.flat()));
  await writeFile(`${outDir}.meta.json`, JSON.stringify(metafile));
  await copyFile(contractsFile, `${outDir}.contracts.json`);
  return sizes(metafile, root).sort((a, b) => a.name.localeCompare(b.name));
};
