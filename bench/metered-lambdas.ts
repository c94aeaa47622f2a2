import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import type { Processes } from '#local/processes.ts';
import type { Clients } from '#test/cloud-support/clients.ts';
import { functionName } from '#test/cloud-support/test-cloud.ts';
import { startMeter } from './meter.ts';
import type { Call } from './meter.ts';

export type Environments = ReadonlyMap<string, Readonly<Record<string, string>>>;

export const LAMBDAS = Object.keys(LAMBDA_TIMEOUT_SECONDS);

/** What each Lambda is told by its environment. */
export async function readEnvironments({ lambda }: Clients): Promise<Environments> {
  const environments = new Map<string, Readonly<Record<string, string>>>();
  for (const name of LAMBDAS) {
    const FunctionName = functionName(name);
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    environments.set(name, Environment?.Variables ?? {});
  }
  return environments;
}

/** Puts a meter between each Lambda and the emulator. */
export async function meterLambdas(
  processes: Processes,
  { lambda }: Clients,
  endpoint: string,
  environments: Environments,
  onCall: (call: Call) => void,
): Promise<void> {
  for (const [name, variables] of environments) {
    const meter = await processes.start(() => startMeter(name, endpoint, onCall));
    const Variables = { ...through(variables, meter.url), AWS_ENDPOINT_URL: meter.url };
    const FunctionName = functionName(name);
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  }
}

/** The SDK sends to the host of a queue's URL, whatever the endpoint is. */
function through(variables: Readonly<Record<string, string>>, url: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      name.endsWith('_QUEUE_URL') || name.endsWith('_DLQ_URL') ? `${url}${new URL(value).pathname}` : value,
    ]),
  );
}
