import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

import { awsMetric, type AlarmSpec } from '../alarm.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

const DEFINITION = join(import.meta.dirname, '..', '..', 'statemachines', 'handoff.asl.json');

export interface HandoffWorkflowProps {
  readonly stage: Stage;
  readonly offerHandoff: BatonFunction;
  readonly advanceHandoff: BatonFunction;
  readonly startSync: BatonFunction;
}

/** The state machine that waits while people and systems answer, as its definition file says. */
export class HandoffWorkflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly alarms: readonly AlarmSpec[];
  readonly #name: string;

  constructor(scope: Construct, id: string, props: HandoffWorkflowProps) {
    super(scope, id);
    this.#name = physicalName(props.stage, 'handoff');
    const { offerHandoff, advanceHandoff, startSync } = props;
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: this.#name,
      stateMachineType: StateMachineType.STANDARD,
      role: this.#role([offerHandoff, advanceHandoff, startSync]),
      definitionBody: DefinitionBody.fromString(readFileSync(DEFINITION, 'utf8')),
      definitionSubstitutions: {
        OfferHandoffArn: offerHandoff.function.functionArn,
        AdvanceHandoffArn: advanceHandoff.function.functionArn,
        StartSyncArn: startSync.function.functionArn,
      },
      tracingEnabled: false,
      logs: { destination: this.#logGroup(), level: LogLevel.ERROR, includeExecutionData: false },
    });
    this.alarms = [this.#failures()];
  }

  /** Lets a Lambda read what executions went through. */
  readHistoryFrom(reader: BatonFunction): void {
    reader.allow(['states:GetExecutionHistory'], [this.#executions()]);
    reader.set('STATE_MACHINE_ARN', this.stateMachine.stateMachineArn);
  }

  /** Lets a Lambda start, resume and stop executions. */
  runFrom(runner: BatonFunction): void {
    runner.allow(['states:StartExecution'], [this.stateMachine.stateMachineArn]);
    // AWS documents no resource for these two: what they may reach is named by the token, which nobody can guess.
    runner.allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], ['*']);
    runner.allow(['states:DescribeExecution', 'states:StopExecution'], [this.#executions()]);
    runner.set('STATE_MACHINE_ARN', this.stateMachine.stateMachineArn);
  }

  #executions(): string {
    const resource = `execution:${this.stateMachine.stateMachineName}:*`;
    return Stack.of(this).formatArn({ service: 'states', resource });
  }

  #role(lambdas: readonly BatonFunction[]): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: lambdas.map((lambda) => lambda.function.functionArn),
      }),
    );
    return role;
  }

  /** The prefix spares the account's one log resource policy, which is full after some ten state machines. */
  #logGroup(): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${this.#name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #failures(): AlarmSpec {
    const arn = Stack.of(this).formatArn({ service: 'states', resource: `stateMachine:${this.#name}` });
    return {
      heading: 'executions-failed',
      isLossOrDelay: true,
      impact: 'Handoffs stand still until the watchdog starts their next run, within three rounds.',
      metric: awsMetric('AWS/States', 'ExecutionsFailed', 'Sum', { StateMachineArn: arn }),
      threshold: 0,
      missing: 'fine',
    };
  }
}
