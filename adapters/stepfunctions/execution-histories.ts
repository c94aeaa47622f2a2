import { ExecutionDoesNotExist, GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import type { ExecutionHistories, ExecutionStep } from '#domain/ports/execution-histories.ts';
import { executionArn, executionName } from './execution-name.ts';

/** The most that one call gives; an execution cannot have more than 25 times as many. */
const PAGE = 1_000;

/** The histories of one state machine's executions, without their data. */
export function stepFunctionsHistories(client: SFNClient, stateMachineArn: string): ExecutionHistories {
  return {
    of: (handoffId, run) => read(client, executionArn(stateMachineArn, executionName(handoffId, run))),
  };
}

async function read(client: SFNClient, arn: string): Promise<readonly ExecutionStep[] | undefined> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new GetExecutionHistoryCommand({
          ...{ executionArn: arn, includeExecutionData: false, maxResults: PAGE },
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      );
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
  return events.flatMap(stepOf);
}

/** Of the many kinds of event (API reference, HistoryEvent) those that tell where an execution was and how it ended. */
function stepOf(event: HistoryEvent): readonly ExecutionStep[] {
  const { type = '', timestamp, stateEnteredEventDetails: entered } = event;
  const what = ENDS.get(type) ?? (type.endsWith('StateEntered') ? 'entered' : undefined);
  if (what === undefined || timestamp === undefined) return [];
  const error = errorOf(event);
  return [
    {
      at: timestamp.toISOString(),
      what,
      ...(entered?.name === undefined ? {} : { state: entered.name }),
      ...(error === undefined ? {} : { error }),
    },
  ];
}

const ENDS: ReadonlyMap<string, ExecutionStep['what']> = new Map([
  ['ExecutionStarted', 'started'],
  ['TaskFailed', 'failed'],
  ['LambdaFunctionFailed', 'failed'],
  ['TaskTimedOut', 'timed-out'],
  ['ExecutionSucceeded', 'succeeded'],
  ['ExecutionFailed', 'failed'],
  ['ExecutionAborted', 'stopped'],
  ['ExecutionTimedOut', 'timed-out'],
]);

function errorOf(event: HistoryEvent): string | undefined {
  return (
    event.taskFailedEventDetails?.error ??
    event.lambdaFunctionFailedEventDetails?.error ??
    event.taskTimedOutEventDetails?.error ??
    event.executionFailedEventDetails?.error
  );
}
