import { SFNClient } from '@aws-sdk/client-sfn';
import { stepFunctionsHistories } from '#adapters/stepfunctions/execution-histories.ts';
import { claimingPorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';
import type { TracePorts } from './trace-ports.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): TracePorts {
  return {
    ...claimingPorts(env),
    histories: stepFunctionsHistories(new SFNClient(), env.STATE_MACHINE_ARN),
  };
}
