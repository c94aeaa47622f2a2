import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients.ts';
import { functionName } from './test-cloud.ts';

/** From now on every call of the Lambda fails: its code has no such handler. */
export async function breakLambda(cloud: { readonly clients: Clients }, lambda: string): Promise<void> {
  await setHandler(cloud, lambda, 'index.nothingOfThatName');
}

/** The Lambda is whole again. */
export async function mendLambda(cloud: { readonly clients: Clients }, lambda: string): Promise<void> {
  await setHandler(cloud, lambda, 'index.handler');
}

async function setHandler(
  { clients }: { readonly clients: Clients },
  lambda: string,
  Handler: string,
): Promise<void> {
  const FunctionName = functionName(lambda);
  await clients.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Handler }));
}
