import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

import { addBaton } from '#lib/baton-app.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));

let made = 0;

/** An empty folder under `.local/`, used again by the next run of the tests. */
const makeFolder = (purpose: string): string => {
  made += 1;
  const folder = join(
    ROOT,
    '.local',
    'test',
    'infra',
    `${process.env.VITEST_POOL_ID ?? '0'}-${made}-${purpose}`,
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** A folder with a bundle for every Lambda that does nothing, for the contracts of the project or another. */
export const makeEmptyBundles = (contract: Contract = sampleContract): string => {
  const folder = makeFolder('bundles');
  for (const name of Object.keys(LAMBDA_TIMEOUT_SECONDS)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
  }
  const contracts = [{ digest: contractDigest(contract), contract }];
  writeFileSync(`${folder}.contracts.json`, JSON.stringify({ contracts, directory: sampleDirectory }));
  return folder;
};

/** The stacks of one stage, made in this process with the context of `cdk.json`. */
export const makeApp = (stage: string, overrides: object = {}, buildDir = makeEmptyBundles()) => {
  const outdir = makeFolder('assembly');
  const app = new App({ outdir, context: { ...cdkJson.context, stage, overrides, buildDir } });
  return { tree: app, outdir, ...addBaton(app) };
};

const synth = (stage: string, overrides: object) => {
  const { stateful, app, observability } = makeApp(stage, overrides);
  return {
    stateful: Template.fromStack(stateful),
    app: Template.fromStack(app),
    observability: Template.fromStack(observability),
  };
};
export type Templates = ReturnType<typeof synth>;

const known = new Map<string, Templates>();

/** The templates of one stage; each is made once. */
export const synthStage = (stage: string, overrides: object = {}): Templates => {
  // What an override takes away is told from what it does not name.
  const key = JSON.stringify([stage, overrides], (_, value: unknown) => value ?? null);
  const templates = known.get(key) ?? synth(stage, overrides);
  known.set(key, templates);
  return templates;
};
