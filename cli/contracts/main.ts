import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { compileContracts } from './compile.ts';
import { contractJsonSchema } from './json-schema.ts';

const CONTRACTS = 'contracts';
const BUNDLE = '.local/build/contracts.json';
const SCHEMA = 'docs/contract.schema.json';
const USAGE = 'usage: node cli/contracts/main.ts check | build | schema\n';

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

const compiled = async (): Promise<ContractBundle | undefined> => {
  const result = await compileContracts(CONTRACTS);
  if (result.kind === 'compiled') return result.bundle;
  for (const error of result.errors) process.stderr.write(`${error.message}\n`);
  return undefined;
};

/** Checks the contracts of the working directory, and also writes the bundle or the editor's schema. Returns the exit code. */
const run = async (command: string): Promise<number> => {
  switch (command) {
    case 'check':
    case 'build': {
      const bundle = await compiled();
      if (bundle === undefined) return 1;
      if (command === 'build') await write(BUNDLE, `${canonicalJson(bundle)}\n`);
      const names = bundle.contracts.map(({ contract }) => contract.id).join(', ');
      process.stdout.write(`In order: ${names}; ${bundle.directory.people.length} people.\n`);
      return 0;
    }
    case 'schema':
      await write(SCHEMA, contractJsonSchema());
      return 0;
    default:
      process.stderr.write(USAGE);
      return 2;
  }
};

process.exitCode = await run(process.argv[2] ?? '');
