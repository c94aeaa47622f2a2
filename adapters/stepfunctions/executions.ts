import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Executions } from '#domain/ports/platform.ts';
import { failTask, succeedTask } from './answer-task.ts';
import { executionArn, executionName } from './execution-name.ts';

/** The executions of one state machine. AWS keeps a name taken for 90 days after its end. */
export function stepFunctionsExecutions(client: SFNClient, stateMachineArn: string): Executions {
  return {
    start: (handoffId, run) => start(client, stateMachineArn, { handoffId, run }),
    stop: (handoffId, run, cause) =>
      stop(client, executionArn(stateMachineArn, executionName(handoffId, run)), cause),
    succeed: (token) => succeedTask(client, token),
    fail: (token, error, cause) => failTask(client, token, { error, cause }),
  };
}

interface Run {
  readonly handoffId: string;
  readonly run: number;
}

/** With the same name and input a running execution answers as if it had just begun; an ended one is refused. */
async function start(client: SFNClient, stateMachineArn: string, run: Run): Promise<void> {
  const input = JSON.stringify({ handoffId: run.handoffId, run: run.run });
  try {
    await client.send(
      new StartExecutionCommand({ stateMachineArn, name: executionName(run.handoffId, run.run), input }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

async function stop(client: SFNClient, arn: string, cause: string): Promise<void> {
  try {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
    if (status === 'RUNNING') await client.send(new StopExecutionCommand({ executionArn: arn, cause }));
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist)) throw error;
  }
}
