import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-scheduler';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SubjectId } from '#domain/ids.ts';
import type { Timers } from '#domain/ports/platform.ts';
import type { WakeMessage } from '../sqs/messages.ts';
import { atExpression } from './at-expression.ts';

/** Where timers live and what they do: put a message on the wake queue, as a role that may do only that. */
export interface TimerSettings {
  readonly group: string;
  readonly wakeQueueArn: string;
  readonly roleArn: string;
}

/** One-time schedules that remove themselves after they fired. AWS fires within the minute, never early. */
export function schedulerTimers(client: SchedulerClient, settings: TimerSettings, now: () => string): Timers {
  return {
    create: (name, at, subject) => create(client, settings, { name, at: atExpression(at, now()), subject }),
    remove: (name) => remove(client, settings.group, name),
  };
}

interface Timer {
  readonly name: string;
  readonly at: string;
  readonly subject: SubjectId;
}

/** The name tells which commit set the deadline, so a schedule of that name is this one. */
async function create(client: SchedulerClient, settings: TimerSettings, timer: Timer): Promise<void> {
  const message: WakeMessage = { subjectId: timer.subject };
  try {
    await client.send(
      new CreateScheduleCommand({
        Name: timer.name,
        GroupName: settings.group,
        ScheduleExpression: timer.at,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: { Arn: settings.wakeQueueArn, RoleArn: settings.roleArn, Input: JSON.stringify(message) },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}

async function remove(client: SchedulerClient, group: string, name: string): Promise<void> {
  try {
    await client.send(new DeleteScheduleCommand({ Name: name, GroupName: group }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
