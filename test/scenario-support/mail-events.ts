import type { Mail } from '#domain/ports/platform.ts';
import type { Stage } from './stage.ts';

const WHAT = {
  bounce: { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } },
  'soft bounce': { eventType: 'Bounce', bounce: { bounceType: 'Transient' } },
  complaint: { eventType: 'Complaint' },
  delivery: { eventType: 'Delivery' },
} as const;

/** The mail provider tells what became of a mail, and all that follows at once follows. */
export async function mailEvent(
  stage: Stage,
  what: keyof typeof WHAT,
  mail: Mail | undefined,
): Promise<void> {
  const tags = Object.fromEntries(Object.entries(mail?.tags ?? {}).map(([name, value]) => [name, [value]]));
  const event = { ...WHAT[what], mail: { messageId: 'mail-1', tags } };
  const body = JSON.stringify({ Message: JSON.stringify(event) });
  await stage.invoke('note-delivery', { Records: [{ messageId: 'm', body, eventSource: 'aws:sqs' }] });
  await stage.run();
}
