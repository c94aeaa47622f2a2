import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const STAND_IN = new URL('./vitest.ts', import.meta.url).href;
const CONTRACTS = '.local/build/contracts.json';

let generation = 0;
const sources = new Map<string, string>();
const importers = new Map<string, Set<string>>();

const plain = (url: string): string => url.replace(/\?.*$/, '');

/** From here on every module of ours is loaded again; what libraries hold stays. */
export const forgetModules = (): void => {
  generation += 1;
};

/** Imports a module of the working directory, by its path in there. */
export const importAfresh = (path: string): Promise<unknown> => import(ofOurs(pathToFileURL(path).href));

const ofOurs = (url: string): string => `${plain(url)}?${String(generation)}`;

/** Who imports whom, as far as it was loaded; a later process that loads less may know it from an earlier one. */
export const knownImports = (): [string, string[]][] => [...importers].map(([url, from]) => [url, [...from]]);

export function knowImports(known: readonly [string, readonly string[]][]): void {
  for (const [url, from] of known) importers.set(url, new Set(from));
}

/** Whatever imported this file, itself or through others, as far as it was loaded. */
export function importersOf(path: string): ReadonlySet<string> {
  const found = new Set([pathToFileURL(path).href]);
  for (const url of found) for (const importer of importers.get(url) ?? []) found.add(importer);
  return new Set([...found].map((url) => fileURLToPath(url)));
}

function sourceOf(url: string): string {
  const known = sources.get(url);
  if (known !== undefined) return known;
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const source = url.endsWith('.json') ? `export default ${text}` : stripTypeScriptTypes(text);
  sources.set(url, source);
  return source;
}

/** Lets test files run in this process: their framework is the stand-in, and they can be loaded again and again. */
export function hookLoading(): void {
  const here = pathToFileURL(`${process.cwd()}/`).href;
  const runner = new URL('.', import.meta.url).href;
  const isOurs = (url: string) =>
    url.startsWith(here) && !url.startsWith(runner) && !url.includes('/node_modules/');
  registerHooks({
    resolve: (specifier, context, next) => {
      const from = plain(context.parentURL ?? '');
      if (specifier === 'vitest' && from !== STAND_IN) return { url: STAND_IN, shortCircuit: true };
      const found =
        specifier === 'compiled-contracts'
          ? { url: new URL(CONTRACTS, here).href }
          : next(specifier, context);
      if (!isOurs(found.url)) return found;
      importers.set(plain(found.url), (importers.get(plain(found.url)) ?? new Set<string>()).add(from));
      return { url: ofOurs(found.url), format: 'module', shortCircuit: true };
    },
    load: (url, context, next) =>
      isOurs(url)
        ? { format: 'module', source: sourceOf(plain(url)), shortCircuit: true }
        : next(url, context),
  });
}
