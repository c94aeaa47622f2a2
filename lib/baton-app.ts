import { join } from 'node:path';

import { CliCredentialsStackSynthesizer, Tags, type App, type StackProps } from 'aws-cdk-lib';

import { AppStack } from './app-stack.ts';
import { assertLambdasBuilt, readBuiltContracts } from './built-lambdas.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { physicalName } from './physical-name.ts';
import { readStage, StageRefused } from './read-stage.ts';
import { contractProblems } from './stage-problems.ts';
import type { Stage } from './stage.ts';
import { StatefulStack } from './stateful-stack.ts';

const BUILD_DIR = join(import.meta.dirname, '..', '.local', 'build', 'lambdas');

/** The emulator refuses to publish assets by the roles of a bootstrapped account. */
const stackProps = (stage: Stage): StackProps => {
  const account = process.env.CDK_DEFAULT_ACCOUNT;
  // @ts-expect-error -- the CDK's own synthesizers do not fit its interface under exactOptionalPropertyTypes
  return {
    env: { region: stage.region, ...(account === undefined ? {} : { account }) },
    ...(stage.local === undefined ? {} : { synthesizer: new CliCredentialsStackSynthesizer() }),
  };
};

/**
 * Adds the stacks of the stage that the app's context names; `buildDir` in the context takes bundles from elsewhere.
 * @throws {StageRefused} @throws {LambdasNotBuilt}
 */
export const addBaton = (
  app: App,
): { stateful: StatefulStack; app: AppStack; observability: ObservabilityStack } => {
  const stage = readStage((key): unknown => app.node.tryGetContext(key));
  const given: unknown = app.node.tryGetContext('buildDir');
  const buildDir = typeof given === 'string' ? given : BUILD_DIR;
  assertLambdasBuilt(buildDir);
  const contracts = readBuiltContracts(buildDir);
  const problems = contractProblems(stage, contracts);
  if (problems.length > 0) throw new StageRefused(stage.name, problems);
  const stateful = new StatefulStack(app, physicalName(stage, 'stateful'), { stage, ...stackProps(stage) });
  const appStack = new AppStack(app, physicalName(stage, 'app'), {
    stage,
    stateful,
    buildDir,
    ...stackProps(stage),
  });
  const observability = new ObservabilityStack(app, physicalName(stage, 'observability'), {
    stage,
    alarms: appStack.alarms,
    contracts,
    ...stackProps(stage),
  });
  Tags.of(app).add('baton-stage', stage.name);
  return { stateful, app: appStack, observability };
};
