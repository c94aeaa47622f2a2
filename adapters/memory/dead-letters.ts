import {
  connectorMessageSchema,
  noticeMessageSchema,
  onCallMessageSchema,
  wakeMessageSchema,
} from '#adapters/sqs/messages.ts';
import { intakeMessageSchema } from '#domain/admission/source-event.ts';
import type { DeadLetter, DeadLetterPeek, DeadLetterRedrive } from '#domain/ports/dead-letters.ts';
import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import type { World } from './world.ts';

export function memoryDeadLetters({ deadLetters }: World): QueueCounts {
  return {
    counts: async () => [...deadLetters].map(([queue, letters]) => ({ queue, messages: letters.length })),
  };
}

export function memoryDeadLetterPeek({ deadLetters }: World): DeadLetterPeek {
  return { peek: async (queue, limit) => (deadLetters.get(queue) ?? []).slice(0, limit) };
}

export function memoryRedrive(world: World): DeadLetterRedrive {
  const { deadLetters } = world;
  return {
    get queues() {
      return [...deadLetters.keys()];
    },
    count: async (queue) => deadLetters.get(queue)?.length ?? 0,
    redrive: async (queue, before) => {
      const there = deadLetters.get(queue) ?? [];
      const kept = there.filter((letter) => letter.sentAt > before || !sendBack(world, queue, letter));
      deadLetters.set(queue, kept);
      return { moved: there.length - kept.length, left: kept.length, remaining: kept.length, isMore: false };
    },
  };
}

/** False for what fits nowhere. */
function sendBack({ queued }: World, queue: string, { body }: DeadLetter): boolean {
  const message: unknown = JSON.parse(body);
  switch (queue) {
    case 'intake':
      return queued.intake.push({ message: intakeMessageSchema.parse(message), delaySeconds: 0 }) > 0;
    case 'notices':
      return queued.notices.push({ message: noticeMessageSchema.parse(message), delaySeconds: 0 }) > 0;
    case 'on-call':
      return queued.onCall.push({ message: onCallMessageSchema.parse(message), delaySeconds: 0 }) > 0;
    case 'wake':
    case 'relay': {
      const wake = wakeMessageSchema.safeParse(message);
      return wake.success && queued.wake.push(wake.data.subjectId) > 0;
    }
    default:
      return queued.connectors.push({ message: connectorMessageSchema.parse(message), delaySeconds: 0 }) > 0;
  }
}
