import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, IConfiguration } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as IConfiguration;
const folders = 'adapters application bench bin cli domain lambdas lib local soak test views'.split(' ');
const temporary: string[] = [];

/** Names of the rules that a tree breaks, each with the import that breaks it. */
const brokenRules = async (baseDir: string, entries: string[]): Promise<string[]> => {
  const options: ICruiseOptions = {
    ...config.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  };
  const tsConfig = extractTSConfig(path.join(root, 'tsconfig.json'));
  const { output } = await cruise(entries, options, undefined, { tsConfig });
  if (typeof output === 'string') throw new Error('expected a parsed result');
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
};

/** A small tree of its own, with the project's package.json and dependencies. */
const treeOf = (files: Record<string, string>): string => {
  const base = mkdtempSync(path.join(tmpdir(), 'import-rules-'));
  temporary.push(base);
  copyFileSync(path.join(root, 'package.json'), path.join(base, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(base, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
    writeFileSync(path.join(base, name), text);
  }
  return base;
};

afterAll(() => {
  for (const base of temporary) rmSync(base, { recursive: true });
});

const leaf = 'export const it = 1;\n';

describe('import rules', () => {
  it('hold in the real tree', async () => {
    const present = folders.filter((folder) => existsSync(path.join(root, folder)));
    expect(await brokenRules(root, present)).toEqual([]);
  });

  it.each([
    ['domain-is-pure', 'domain/a.ts', "import '#adapters/b.ts';", 'adapters/b.ts'],
    ['domain-is-pure', 'domain/a.ts', "import '@aws-sdk/client-sqs';", undefined],
    ['domain-is-pure', 'domain/a.ts', "import 'node:fs';", undefined],
    ['application-over-ports', 'application/a.ts', "import '#adapters/b.ts';", 'adapters/b.ts'],
    ['views-are-text', 'views/a.tsx', "import '#application/b.ts';", 'application/b.ts'],
    ['adapters-imports', 'adapters/a.ts', "import '#application/b.ts';", 'application/b.ts'],
    ['lambdas-imports', 'lambdas/one/index.ts', "import '#lib/b.ts';", 'lib/b.ts'],
    ['lambdas-stand-alone', 'lambdas/one/index.ts', "import '../two/handler.ts';", 'lambdas/two/handler.ts'],
    ['runtime-knows-no-lambda', 'lambdas/_runtime/a.ts', "import '../two/b.ts';", 'lambdas/two/b.ts'],
    ['lib-reads-lambda-env-types-only', 'lib/a.ts', "import '#lambdas/one/env.ts';", 'lambdas/one/env.ts'],
    ['lib-env-only', 'lib/a.ts', "import type { it } from '#lambdas/one/b.ts';", 'lambdas/one/b.ts'],
    ['cli-imports', 'cli/a.ts', "import '#application/b.ts';", 'application/b.ts'],
    ['local-imports', 'local/a.ts', "import '#cli/b.ts';", 'cli/b.ts'],
    ['bin-imports', 'bin/a.ts', "import '#domain/b.ts';", 'domain/b.ts'],
    ['not-to-test', 'local/a.ts', "import '#test/b.ts';", 'test/b.ts'],
    ['not-to-unresolvable', 'local/a.ts', "import './missing.ts';", undefined],
    ['not-to-dev-dependency', 'lambdas/one/index.ts', "import 'esbuild';", undefined],
  ])('catch %s: %s with %s', async (rule, file, text, target) => {
    const base = treeOf({ [file]: `${text}\n`, ...(target === undefined ? {} : { [target]: leaf }) });
    const broken = await brokenRules(base, [file]);
    expect(broken).toContainEqual(expect.stringMatching(`^${rule}: ${file}`));
  });

  it('catch a cycle', async () => {
    const base = treeOf({
      'domain/a.ts': "import './b.ts';\nexport const a = 1;\n",
      'domain/b.ts': "import './a.ts';\nexport const b = 1;\n",
    });
    expect(await brokenRules(base, ['domain'])).toContainEqual(expect.stringMatching('^no-cycles: '));
  });

  it('let a type point back', async () => {
    const base = treeOf({
      'domain/a.ts': "import './b.ts';\nexport type A = 1;\n",
      'domain/b.ts': "import type { A } from './a.ts';\nexport const b: A = 1;\n",
    });
    expect(await brokenRules(base, ['domain'])).toEqual([]);
  });

  it('let through what the table allows', async () => {
    const base = treeOf({
      'domain/a.ts':
        "import { createHash } from 'node:crypto';\nimport * as z from 'zod';\nz.string(); createHash;\nimport 'temporal-polyfill/fns/Instant';\n",
      'lib/a.ts': "import type { it } from '#lambdas/one/env.ts';\nexport type It = typeof it;\n",
      'lambdas/one/env.ts': leaf,
      'lambdas/one/index.ts': "import '#domain/a.ts';\nimport '../_runtime/b.ts';\nimport './env.ts';\n",
      'lambdas/_runtime/b.ts': leaf,
    });
    expect(await brokenRules(base, ['domain', 'lib', 'lambdas'])).toEqual([]);
  });
});
