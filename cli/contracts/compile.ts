import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as z from 'zod';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { compileContract } from '#domain/contract/compile-contract.ts';
import { compileDirectory } from '#domain/contract/compile-directory.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';
import type { DirectorySource } from '#domain/contract/directory-source.ts';
import { lintContract } from '#domain/contract/lint-contract.ts';
import { lintOrder } from '#domain/contract/lint-order.ts';
import type { Team } from '#domain/contract/lint-order.ts';
import { lintDirectory } from '#domain/contract/lint-directory.ts';
import { ContractError } from '#domain/contract/problem.ts';
import type { ContractProblem } from '#domain/contract/problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSource } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const DIRECTORY = 'directory.yaml';

export type CompileResult =
  { kind: 'compiled'; bundle: ContractBundle } | { kind: 'errors'; errors: ContractError[] };

type Checked<Source> = { file: SourceFile; source: Source | undefined; errors: ContractError[] };

const check = <Source>(file: SourceFile, schema: z.ZodType<Source>): Checked<Source> => {
  if (file.syntaxErrors.length > 0) return { file, source: undefined, errors: file.syntaxErrors };
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return { file, source: parsed.data, errors: [] };
  const problems = schemaProblems(parsed.error, file.value, schema);
  return { file, source: undefined, errors: problems.map(file.errorAt) };
};

const wrongName = (id: string, name: string): ContractProblem[] => {
  const expected = path.basename(name, '.yaml');
  return id === expected
    ? []
    : [
        {
          path: ['id'],
          at: 'value',
          expected: `${JSON.stringify(expected)}, as the file is named`,
          found: JSON.stringify(id),
        },
      ];
};

const contractErrors = (
  contract: Checked<ContractSource>,
  name: string,
  directory: DirectorySource | undefined,
  team: Team,
): ContractError[] => {
  const { source } = contract;
  if (source === undefined) return contract.errors;
  const problems = directory === undefined ? [] : lintContract(source, directory);
  return [...wrongName(source.id, name), ...problems, ...lintOrder(source, team)].map(contract.file.errorAt);
};

/** A contract with a slip of its own is there all the same. */
const teamOf = (contracts: readonly (Checked<ContractSource> & { name: string })[]): Team => ({
  ids: contracts.map(({ name }) => path.basename(name, '.yaml')),
  sources: contracts.flatMap(({ source }) => source ?? []),
});

const directoryErrors = ({ file, source, errors }: Checked<DirectorySource>): ContractError[] =>
  source === undefined ? errors : lintDirectory(source).map(file.errorAt);

const bundleOf = (contracts: readonly ContractSource[], directory: DirectorySource): ContractBundle => ({
  contracts: contracts
    .map((contract) => compileContract(contract, directory))
    .map((contract) => ({ digest: contractDigest(contract), contract })),
  directory: compileDirectory(directory),
});

const missingDirectory = (folder: string): ContractError =>
  new ContractError(
    { file: path.join(folder, DIRECTORY), line: 1, column: 1 },
    { path: [], at: 'value', expected: 'a file with the people of the team', found: 'no such file' },
  );

/** From top to bottom within a file, whatever found them. */
const inOrder = (errors: readonly ContractError[]): ContractError[] =>
  errors.toSorted((a, b) => a.line - b.line || a.column - b.column);

/**
 * Reads `directory.yaml` and every other `*.yaml` of a folder, checks all of them, and compiles them if nothing is
 * wrong. Every error is reported at once. Rejects with what the file system says.
 */
export const compileContracts = async (folder: string): Promise<CompileResult> => {
  const read = async (name: string) =>
    readSource(path.join(folder, name), await readFile(path.join(folder, name), 'utf8'));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  if (!files.includes(DIRECTORY)) return { kind: 'errors', errors: [missingDirectory(folder)] };
  const directory = check(await read(DIRECTORY), directorySourceSchema);
  const contracts = await Promise.all(
    files
      .filter((name) => name !== DIRECTORY)
      .map(async (name) => ({ name, ...check(await read(name), contractSourceSchema) })),
  );
  const team = teamOf(contracts);
  const errors = [
    ...inOrder(directoryErrors(directory)),
    ...contracts.flatMap(({ name, ...contract }) =>
      inOrder(contractErrors(contract, name, directory.source, team)),
    ),
  ];
  if (errors.length > 0 || directory.source === undefined) return { kind: 'errors', errors };
  return {
    kind: 'compiled',
    bundle: bundleOf(
      contracts.flatMap(({ source }) => source ?? []),
      directory.source,
    ),
  };
};
