import { paginateScan } from '@aws-sdk/client-dynamodb';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
} from '@aws-sdk/client-sfn';
import { linesOfGroup, logGroups } from './log-lines.ts';
import type { TestCloud } from './test-cloud.ts';

/** A place that people and systems read who may not know secrets or people. */
export interface Surface {
  readonly where: string;
  readonly text: string;
}

/** All that was ever logged, metrics among it: they are log lines in CloudWatch's embedded format. */
export async function loggedLines({ endpoint }: TestCloud): Promise<readonly Surface[]> {
  const perGroup = await Promise.all(
    (await logGroups(endpoint)).map(async (group) =>
      (await linesOfGroup(endpoint, group)).map((text) => ({ where: `a line of ${group}`, text })),
    ),
  );
  return perGroup.flat();
}

/** Every item of a table, as it is stored. */
export async function itemsOf({ clients, names }: TestCloud, table: string): Promise<readonly Surface[]> {
  const items: Surface[] = [];
  const pages = paginateScan({ client: clients.dynamo }, { TableName: names[table], ConsistentRead: true });
  for await (const { Items = [] } of pages)
    for (const item of Items) items.push({ where: `an item of ${table}`, text: JSON.stringify(item) });
  return items;
}

/** Every event of every run of the workflow, with what went in and came out. */
export async function executionHistories({ clients: { sfn: client }, names }: TestCloud) {
  const found: Surface[] = [];
  const runs = paginateListExecutions({ client }, { stateMachineArn: names.STATE_MACHINE_ARN });
  for await (const { executions = [] } of runs) {
    for (const { executionArn = '' } of executions) {
      const where = `execution ${executionArn.split(':').at(-1) ?? ''}`;
      found.push({
        where,
        text: JSON.stringify(await client.send(new DescribeExecutionCommand({ executionArn }))),
      });
      for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn }))
        for (const event of events) found.push({ where, text: JSON.stringify(event) });
    }
  }
  return found;
}

/** What every Lambda is told by its configuration. */
export async function configurations({ clients }: TestCloud): Promise<readonly Surface[]> {
  const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({}));
  return Functions.map((one) => ({
    where: `the configuration of ${one.FunctionName ?? ''}`,
    text: JSON.stringify(one),
  }));
}
