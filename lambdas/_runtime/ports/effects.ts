import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { schedulerTimers } from '#adapters/scheduler/timers.ts';
import { graveyard, intakeQueue, noticesQueue, onCallQueue, wakeQueue } from '#adapters/sqs/queues.ts';
import { stepFunctionsExecutions } from '#adapters/stepfunctions/executions.ts';
import type { EffectPorts } from '#application/effects/effect-ports.ts';
import type { EffectsEnv } from '../env.ts';
import { queuesOfConnectors } from './connector-queues.ts';
import { surroundings } from './surroundings.ts';

/** What effects reach besides the tables: the workflow, the timers and the queues. */
export function effectPorts(env: EffectsEnv): Pick<EffectPorts, 'executions' | 'timers' | 'queues'> {
  const sqs = new SQSClient();
  const timers = {
    group: env.SCHEDULE_GROUP,
    wakeQueueArn: env.WAKE_QUEUE_ARN,
    roleArn: env.SCHEDULER_ROLE_ARN,
  };
  return {
    executions: stepFunctionsExecutions(new SFNClient(), env.STATE_MACHINE_ARN),
    timers: schedulerTimers(new SchedulerClient(), timers, surroundings.now),
    queues: {
      ...wakeQueue(sqs, env.WAKE_QUEUE_URL),
      ...intakeQueue(sqs, env.INTAKE_QUEUE_URL),
      ...noticesQueue(sqs, env.NOTICES_QUEUE_URL),
      ...onCallQueue(sqs, env.ON_CALL_QUEUE_URL),
      ...queuesOfConnectors(sqs, env),
      ...graveyard(sqs, env.RELAY_DLQ_URL),
    },
  };
}
