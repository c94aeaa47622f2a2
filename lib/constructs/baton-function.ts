import { join } from 'node:path';

import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { awsMetric, type AlarmSpec } from '../alarm.ts';
import { timeoutSeconds, type LambdaName } from '../lambda-catalog.ts';
import { pascalCase, physicalName, serviceName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';

export interface BatonFunctionProps {
  readonly name: LambdaName;
  readonly stage: Stage;
  /** The folder with one bundle for each Lambda. */
  readonly buildDir: string;
  readonly description: string;
  /** What does not work while this Lambda fails. */
  readonly impact: string;
}

/**
 * A Lambda with its own role and log group; the role may write that log and nothing else until a part of the system
 * that the Lambda uses says so (`allow`, and `set` for the environment variable that goes with it).
 */
export class BatonFunction extends Construct {
  readonly name: LambdaName;
  readonly timeout: Duration;
  readonly function: LambdaFunction;
  readonly alarms: readonly AlarmSpec[];
  readonly #maps = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(scope: Construct, { name, stage, buildDir, description, impact }: BatonFunctionProps) {
    super(scope, pascalCase(name));
    this.name = name;
    this.timeout = Duration.seconds(timeoutSeconds(name, stage.settings));
    const logGroup = this.#logGroup(stage);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: physicalName(stage, name),
      description,
      role,
      logGroup,
      code: Code.fromAsset(join(buildDir, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: this.timeout,
      tracing: Tracing.DISABLED,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: {
        STAGE: stage.name,
        POWERTOOLS_SERVICE_NAME: serviceName(stage),
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    });
    this.#keepLogicalId();
    this.alarms = [this.#errors(stage, impact)];
  }

  /** Lets the Lambda do this and no more. */
  allow(actions: string[], resources: string[], conditions: Record<string, unknown> = {}): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions, resources, conditions }));
  }

  /** Gives the Lambda an environment variable. */
  set(name: string, value: string): void {
    this.function.addEnvironment(name, value);
  }

  /** Adds to an environment variable that holds a map, as JSON. */
  setIn(name: string, key: string, value: unknown): void {
    const map = { ...this.#maps.get(name), [key]: value };
    this.#maps.set(name, map);
    this.set(name, this.function.stack.toJsonString(map));
  }

  #logGroup(stage: Stage): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${physicalName(stage, this.name)}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Executions under way go on calling the function that they began with, wherever its construct moves. */
  #keepLogicalId(): void {
    const resource = this.function.node.findChild('Resource');
    if (resource instanceof CfnResource) resource.overrideLogicalId(`${pascalCase(this.name)}Function`);
  }

  #errors(stage: Stage, impact: string): AlarmSpec {
    return {
      heading: `${this.name}-errors`,
      impact,
      metric: awsMetric('AWS/Lambda', 'Errors', 'Sum', { FunctionName: physicalName(stage, this.name) }),
      threshold: 0,
      missing: 'fine',
    };
  }
}
