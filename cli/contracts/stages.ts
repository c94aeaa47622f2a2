import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { closestOf } from '#domain/contract/closest.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { lintStage, lintStages } from '#domain/contract/lint-stages.ts';
import type { StageSystems } from '#domain/contract/lint-stages.ts';
import type { ContractError } from '#domain/contract/problem.ts';
import { httpTarget } from '#domain/contract/target.ts';
import { readSource } from './source-file.ts';

const SETTINGS = 'cdk.json';
const DIRECTORY = 'directory.yaml';

/** As far as it says which systems a stage has; what else is wrong with a stage the deploy says. */
const settingsSchema = z.object({
  context: z.object({
    stages: z.record(
      z.string(),
      z.object({
        salesforce: z.unknown().optional(),
        asana: z.unknown().optional(),
        http: z.record(z.string(), z.unknown()).default({}),
      }),
    ),
  }),
});

/** There is no stage of that name to check for. */
export class NoSuchStageError extends Error {
  override readonly name = 'NoSuchStageError';

  constructor(stage: string, known: readonly string[]) {
    const near = closestOf(stage, known);
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    const has = known.length === 0 ? 'has none' : `has ${known.join(', ')}`;
    super(`No stage ${stage} in ${SETTINGS}${hint}, which ${has}.`);
  }
}

/** What contracts name and stages do not have: `errors` keep something from being deployed that was asked for. */
export interface StageFindings {
  readonly errors: readonly ContractError[];
  /** Some stage has it, and another does not. */
  readonly warnings: readonly ContractError[];
}

/**
 * Holds the contracts of a folder, which must be in order by themselves, against the stages beside it: against one, or
 * against all. @throws {NoSuchStageError}
 */
export async function checkStages(folder: string, wanted: string | undefined): Promise<StageFindings> {
  const stages = await stagesIn(path.dirname(folder));
  const named = stages.find(({ name }) => name === wanted);
  if (wanted !== undefined && named === undefined)
    throw new NoSuchStageError(
      wanted,
      stages.map(({ name }) => name),
    );
  const errors: ContractError[] = [];
  const warnings: ContractError[] = [];
  for (const name of (await readdir(folder)).filter(isContract).sort()) {
    const file = readSource(path.join(folder, name), await readFile(path.join(folder, name), 'utf8'));
    const contract = contractSourceSchema.parse(file.value);
    const nowhere = named === undefined ? lintStages(contract, stages) : lintStage(contract, named);
    errors.push(...nowhere.map(file.errorAt));
    if (named !== undefined) continue;
    const places = nowhere.map((problem) => problem.path.join('.'));
    const lacking = stages.flatMap((stage) => lintStage(contract, stage));
    warnings.push(...lacking.filter((problem) => !places.includes(problem.path.join('.'))).map(file.errorAt));
  }
  return { errors, warnings };
}

const isContract = (name: string): boolean => name.endsWith('.yaml') && name !== DIRECTORY;

/** Those of cdk.json; a folder of contracts alone has none. */
async function stagesIn(folder: string): Promise<readonly StageSystems[]> {
  const text = await readFile(path.join(folder, SETTINGS), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return [];
  const { context } = settingsSchema.parse(JSON.parse(text));
  return Object.entries(context.stages).map(([name, { salesforce, asana, http }]) => ({
    name,
    systems: [
      ...(salesforce === undefined ? [] : (['salesforce'] as const)),
      ...(asana === undefined ? [] : (['asana'] as const)),
      ...Object.keys(http).map(httpTarget),
    ],
  }));
}
