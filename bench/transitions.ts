import { GetExecutionHistoryCommand, paginateListExecutions } from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';

const NEXT = ' → ';

/** The states that each execution entered, in order, by the execution's history; how many executions took that way. */
export async function waysTaken(
  client: SFNClient,
  stateMachineArn: string,
): Promise<ReadonlyMap<string, number>> {
  const ways = new Map<string, number>();
  for await (const page of paginateListExecutions({ client }, { stateMachineArn })) {
    for (const { executionArn } of page.executions ?? []) {
      const { events = [] } = await client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
      );
      const way = events
        .flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? [])
        .join(NEXT);
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }
  }
  return ways;
}

/** AWS bills each state entered; the start is taken for one more, to be on the safe side. */
export function transitionsOf(ways: ReadonlyMap<string, number>): number {
  return [...ways].reduce((sum, [way, count]) => sum + count * (statesOf(way) + 1), 0);
}

export function statesOf(way: string): number {
  return way.split(NEXT).length;
}
