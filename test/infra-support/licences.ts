import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const packageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });
const bundleSchema = z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) });
const builtSchema = z.object({ outputs: z.record(z.string(), bundleSchema) });

/** One package of the lock file, and who gets it. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** 'bundled': it is in a Lambda. 'deployed with': `cdk deploy` and `baton` run it. 'built with': only who changes Baton. */
  readonly use: 'bundled' | 'deployed with' | 'built with';
}

const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;

/** The innermost package that a path lies in. */
const packageIn = (path: string): string | undefined => [...path.matchAll(PACKAGE)].at(-1)?.[1];

/**
 * Every package that the lock file names, with the licence that its author states; 'none stated' without one. `built` is
 * what the bundler says of the Lambdas.
 */
export async function licencesIn(lockFile: string, built: string): Promise<readonly Licensed[]> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(lockFile, 'utf8')));
  const { outputs } = builtSchema.parse(JSON.parse(await readFile(built, 'utf8')));
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const bundled = new Set(
    parts.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [packageIn(path)] : [])),
  );
  return Object.entries(packages).flatMap(
    ([path, { version = '', license = 'none stated', dev, optional }]) => {
      const name = packageIn(path);
      if (name === undefined) return [];
      const use = bundled.has(name)
        ? 'bundled'
        : dev === true || optional === true
          ? 'built with'
          : 'deployed with';
      return [{ name, version, licence: license, use } as const];
    },
  );
}
