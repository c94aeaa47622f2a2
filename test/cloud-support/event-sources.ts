import { ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { functionName } from './test-cloud.ts';
import type { TestCloud } from './test-cloud.ts';

/** Stops or resumes everything that calls a Lambda by itself: its queue, or the stream. */
export async function setEventSource(
  { clients }: TestCloud,
  lambda: string,
  Enabled: boolean,
): Promise<void> {
  const { EventSourceMappings = [] } = await clients.lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: functionName(lambda) }),
  );
  for (const { UUID } of EventSourceMappings) {
    await clients.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
  }
}
