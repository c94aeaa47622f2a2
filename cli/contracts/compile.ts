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
import { compileHttpSystem, httpSystemSourceSchema } from '#domain/contract/http-system-source.ts';
import type { HttpSystemSource } from '#domain/contract/http-system-source.ts';
import { lintHttpSystem } from '#domain/contract/lint-http-system.ts';
import { lintHttpTargets } from '#domain/contract/lint-http-targets.ts';
import type { HttpSystems } from '#domain/contract/lint-http-targets.ts';
import { lintContract } from '#domain/contract/lint-contract.ts';
import { lintOrder } from '#domain/contract/lint-order.ts';
import type { Team } from '#domain/contract/lint-order.ts';
import { lintDirectory } from '#domain/contract/lint-directory.ts';
import { nearNames } from '#domain/contract/near-names.ts';
import { withMeantSystem } from '#domain/contract/meant-system.ts';
import { ContractError } from '#domain/contract/problem.ts';
import type { ContractProblem } from '#domain/contract/problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSource } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const DIRECTORY = 'directory.yaml';
const SYSTEMS = 'systems';

export type CompileResult =
  | { kind: 'compiled'; bundle: ContractBundle; warnings: ContractError[] }
  | { kind: 'errors'; errors: ContractError[] };

type Checked<Source> = { file: SourceFile; source: Source | undefined; errors: ContractError[] };

const check = <Source>(
  file: SourceFile,
  schema: z.ZodType<Source>,
  told: (problem: ContractProblem) => ContractProblem = (problem) => problem,
): Checked<Source> => {
  if (file.syntaxErrors.length > 0) return { file, source: undefined, errors: file.syntaxErrors };
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return { file, source: parsed.data, errors: [] };
  const problems = schemaProblems(parsed.error, file.value, schema);
  return { file, source: undefined, errors: problems.map(told).map(file.errorAt) };
};

type Named<Source> = Checked<Source> & { name: string };

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
  systems: HttpSystems,
): ContractError[] => {
  const { source } = contract;
  if (source === undefined) return contract.errors;
  const problems = directory === undefined ? [] : lintContract(source, directory);
  return [
    ...wrongName(source.id, name),
    ...problems,
    ...lintOrder(source, team),
    ...lintHttpTargets(source, systems, directory),
  ].map(contract.file.errorAt);
};

/** What is likely a slip, and may be none. */
const warningsOf = ({ file, source }: Checked<ContractSource>): ContractError[] =>
  source === undefined ? [] : inOrder(nearNames(source).map(file.errorAt));

const systemErrors = ({ file, name, source, errors }: Named<HttpSystemSource>): ContractError[] =>
  source === undefined
    ? errors
    : [...wrongName(source.id, name), ...lintHttpSystem(source)].map(file.errorAt);

/** A contract with a slip of its own is there all the same. */
const teamOf = (contracts: readonly Named<ContractSource>[]): Team => ({
  ids: contracts.map(({ name }) => path.basename(name, '.yaml')),
  sources: contracts.flatMap(({ source }) => source ?? []),
});

const directoryErrors = ({ file, source, errors }: Checked<DirectorySource>): ContractError[] =>
  source === undefined ? errors : lintDirectory(source).map(file.errorAt);

const bundleOf = (
  contracts: readonly ContractSource[],
  directory: DirectorySource,
  systems: readonly HttpSystemSource[],
): ContractBundle => ({
  contracts: contracts
    .map((contract) => compileContract(contract, directory))
    .map((contract) => ({ digest: contractDigest(contract), contract })),
  directory: compileDirectory(directory),
  ...(systems.length === 0 ? {} : { systems: systems.map(compileHttpSystem) }),
});

const missingDirectory = (folder: string): ContractError =>
  new ContractError(
    { file: path.join(folder, DIRECTORY), line: 1, column: 1 },
    { path: [], at: 'value', expected: 'a file with the people of the team', found: 'no such file' },
  );

/** The descriptions of systems in `systems/`, which a team need not have. */
const readSystems = async (folder: string): Promise<readonly Named<HttpSystemSource>[]> => {
  const within = path.join(folder, SYSTEMS);
  const found = await readdir(within).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const names = found.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(within, name);
      return { name, ...check(readSource(file, await readFile(file, 'utf8')), httpSystemSourceSchema) };
    }),
  );
};

/** From top to bottom within a file, whatever found them. */
const inOrder = (errors: readonly ContractError[]): ContractError[] =>
  errors.toSorted((a, b) => a.line - b.line || a.column - b.column);

/**
 * Reads `directory.yaml`, every other `*.yaml` of a folder and those of its `systems/`, checks all of them, and compiles them if nothing is
 * wrong. Every error is reported at once. Rejects with what the file system says.
 */
export const compileContracts = async (folder: string): Promise<CompileResult> => {
  const read = async (name: string) =>
    readSource(path.join(folder, name), await readFile(path.join(folder, name), 'utf8'));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  if (!files.includes(DIRECTORY)) return { kind: 'errors', errors: [missingDirectory(folder)] };
  const directory = check(await read(DIRECTORY), directorySourceSchema);
  const systems = await readSystems(folder);
  const described: HttpSystems = {
    names: systems.map(({ name }) => path.basename(name, '.yaml')),
    sources: systems.flatMap(({ source }) => source ?? []),
  };
  const told = withMeantSystem(described.names);
  const contracts = await Promise.all(
    files
      .filter((name) => name !== DIRECTORY)
      .map(async (name) => ({ name, ...check(await read(name), contractSourceSchema, told) })),
  );
  const team = teamOf(contracts);
  const errors = [
    ...inOrder(directoryErrors(directory)),
    ...systems.flatMap((system) => inOrder(systemErrors(system))),
    ...contracts.flatMap(({ name, ...contract }) =>
      inOrder(contractErrors(contract, name, directory.source, team, described)),
    ),
  ];
  if (errors.length > 0 || directory.source === undefined) return { kind: 'errors', errors };
  return {
    kind: 'compiled',
    warnings: contracts.flatMap(warningsOf),
    bundle: bundleOf(
      contracts.flatMap(({ source }) => source ?? []),
      directory.source,
      described.sources,
    ),
  };
};
