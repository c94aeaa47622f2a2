import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

import { addBaton } from '#lib/baton-app.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));

const temporary: string[] = [];
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

const makeTemporary = (purpose: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `baton-${purpose}-`));
  temporary.push(folder);
  return folder;
};

/** A folder with a bundle for every Lambda that does nothing. */
export const makeEmptyBundles = (): string => {
  const folder = makeTemporary('bundles');
  for (const name of Object.keys(LAMBDA_TIMEOUT_SECONDS)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
  }
  return folder;
};

/** The stacks of one stage, made in this process with the context of `cdk.json`. */
export const makeApp = (stage: string, overrides: object = {}, buildDir = makeEmptyBundles()) => {
  const outdir = makeTemporary('assembly');
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

const made = new Map<string, Templates>();

/** The templates of one stage; each is made once. */
export const synthStage = (stage: string, overrides: object = {}): Templates => {
  const key = JSON.stringify([stage, overrides]);
  const templates = made.get(key) ?? synth(stage, overrides);
  made.set(key, templates);
  return templates;
};
