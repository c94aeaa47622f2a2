import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Contract } from '#domain/contract/contract.ts';
import { contractBundleSchema, type ContractBundle } from '#domain/contract/bundle.ts';
import { personById } from '#domain/contract/directory.ts';
import { LAMBDA_TIMEOUT_SECONDS } from './lambda-catalog.ts';

/** A Lambda of the app has no bundle, so that nothing could be deployed for it. */
export class LambdasNotBuilt extends Error {
  readonly names: readonly string[];
  readonly buildDir: string;

  constructor(names: readonly string[], buildDir: string) {
    super(
      `Not built: ${names.join(', ')} (no index.mjs under ${buildDir}/<name>); run "npm run build" first.`,
    );
    this.name = 'LambdasNotBuilt';
    this.names = names;
    this.buildDir = buildDir;
  }
}

/** @throws {LambdasNotBuilt} naming each Lambda without a bundle */
export const assertLambdasBuilt = (buildDir: string): void => {
  const lambdas = Object.keys(LAMBDA_TIMEOUT_SECONDS).filter(
    (name) => !existsSync(join(buildDir, name, 'index.mjs')),
  );
  const missing = existsSync(contractsFile(buildDir)) ? lambdas : [...lambdas, 'the contracts'];
  if (missing.length > 0) throw new LambdasNotBuilt(missing, buildDir);
};

const contractsFile = (buildDir: string): string => `${buildDir}.contracts.json`;

/** What is in the bundles of contracts and people. */
const readBundle = (buildDir: string): ContractBundle => {
  const bundle: unknown = JSON.parse(readFileSync(contractsFile(buildDir), 'utf8'));
  return contractBundleSchema.parse(bundle);
};

/** The contracts that are in the bundles. */
export const readBuiltContracts = (buildDir: string): readonly Contract[] =>
  readBundle(buildDir).contracts.map(({ contract }) => contract);

/** In which time zone the team's desk is. */
export const readDeskZone = (buildDir: string): string => {
  const { directory } = readBundle(buildDir);
  return personById(directory, directory.desk)?.timeZone ?? 'UTC';
};
