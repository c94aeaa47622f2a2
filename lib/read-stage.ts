import * as z from 'zod';

import { stageProblems } from './stage-problems.ts';
import { STAGE_NAME, stageSchema, type Stage } from './stage.ts';

/** The context of the app does not describe a stage that can be deployed. */
export class StageRefused extends Error {
  readonly stage: string | undefined;
  readonly problems: readonly string[];

  constructor(stage: string | undefined, problems: readonly string[]) {
    super(`${stage === undefined ? 'No stage' : `The stage "${stage}"`}: ${problems.join('; ')}.`);
    this.name = 'StageRefused';
    this.stage = stage;
    this.problems = problems;
  }
}

const objectSchema = z.record(z.string(), z.unknown());
type JsonObject = z.infer<typeof objectSchema>;

/** `-c name=…` on the command line is always text, in `cdk.json` it is an object. */
const contextObjectSchema = z
  .union([objectSchema, z.string().transform((text): unknown => JSON.parse(text))])
  .pipe(objectSchema);

const isObject = (value: unknown): value is JsonObject => objectSchema.safeParse(value).success;

const merge = (base: JsonObject, over: JsonObject): JsonObject => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(over).map(([key, value]) => {
      const below = base[key];
      return [key, isObject(below) && isObject(value) ? merge(below, value) : value];
    }),
  ),
});

const readName = (context: (key: string) => unknown, known: readonly string[]): string => {
  const name = context('stage');
  if (typeof name !== 'string') {
    throw new StageRefused(undefined, [`say which with -c stage=<name>; cdk.json knows ${known.join(', ')}`]);
  }
  if (!STAGE_NAME.test(name)) {
    throw new StageRefused(name, ['a name is up to 20 small letters, digits and hyphens, a letter first']);
  }
  if (!known.includes(name)) throw new StageRefused(name, [`cdk.json knows only ${known.join(', ')}`]);
  return name;
};

/**
 * The stage that the context names: its entry under `stages`, with whatever `overrides` (JSON) says instead.
 * @throws {StageRefused} with one sentence for each thing to put right
 */
export const readStage = (context: (key: string) => unknown): Stage => {
  const stages = contextObjectSchema.parse(context('stages') ?? {});
  const name = readName(context, Object.keys(stages));
  const overrides = contextObjectSchema.parse(context('overrides') ?? {});
  const described = stages[name];
  const parsed = stageSchema.safeParse(isObject(described) ? merge(described, overrides) : described);
  if (!parsed.success) {
    throw new StageRefused(
      name,
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  const stage = { ...parsed.data, name };
  const problems = stageProblems(stage);
  if (problems.length > 0) throw new StageRefused(name, problems);
  return stage;
};
