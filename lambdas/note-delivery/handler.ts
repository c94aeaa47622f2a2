import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sesEventSchema } from '#adapters/email/ses-events.ts';
import type { MailEvent } from '#adapters/email/ses-events.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { noteArrived, noteLost } from '#application/note-channel.ts';
import { mailTagsSchema, noticeOf } from '#application/mail-tags.ts';
import type { MailTags } from '#application/mail-tags.ts';
import type { Ports } from '#application/ports.ts';
import { reportUndeliverable } from '#application/unreachable-recipient.ts';
import type { Actor } from '#domain/log/commit.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

export type NoteDeliveryPorts = CommandPorts & Pick<Ports, 'troubles'>;

const actor: Actor = { kind: 'system', id: 'note-delivery' };

/** Takes what the mail provider tells about mails that it had taken: an offer that did not arrive was never made to anybody. */
export function noteDeliveryHandler(
  ports: NoteDeliveryPorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, sesEventSchema, async (event) => {
    if (event === undefined) return;
    const outcome = await note(ports, event);
    const { because, messageId, tags } = event;
    const { kind, handoffId, epoch } = tags;
    runtime.logger.info('mail event', { because, mailId: messageId, kind, handoffId, epoch, outcome });
  });
}

async function note(ports: NoteDeliveryPorts, { what, because, tags }: MailEvent): Promise<string> {
  const ours = mailTagsSchema.safeParse(tags).data;
  if (ours === undefined) return 'not ours';
  if (what === 'arrived') await noteArrived(ports, ours.recipient, 'email');
  return what === 'lost' ? lost(ports, ours, because) : what;
}

async function lost(ports: NoteDeliveryPorts, tags: MailTags, because: string): Promise<string> {
  if (tags.kind !== 'offer') {
    await reportUndeliverable(ports, actor, noticeOf(tags), because);
    return 'told';
  }
  const { handoffId, epoch, recipient: person } = tags;
  await noteLost(ports, { handoffId, epoch, person, channel: 'email', because });
  const { refusal } = await commandHandoff(ports, {
    handoffId,
    command: { type: 'FailDelivery', epoch, channel: 'email', because },
    actor,
  });
  return refusal?.because ?? 'offer ended';
}
