import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { noticeMessageSchema } from '#adapters/sqs/messages.ts';
import { noticeClaim } from '#application/effects/notices.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { composeIncidentMail } from './incident-notice.ts';
import type { NoticePorts } from './notice-ports.ts';
import { composeReminder } from './reminder-notice.ts';
import { reportUndeliverable } from './undeliverable.ts';

/** A notice that another worker is sending comes again: if that one died, its claim runs out. */
export class NoticeBusyError extends Error {
  readonly claim: string;

  constructor(claim: string) {
    super(`${claim} is being sent by another worker`);
    this.name = 'NoticeBusyError';
    this.claim = claim;
  }
}

/** Sends each notice once: claimed first, marked when sent. One that is no longer owed is dropped. */
export function sendNoticeHandler(
  ports: NoticePorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, noticeMessageSchema, async (message) => {
    const outcome = await sendOnce(ports, message);
    runtime.logger.info('notice', { subjectId: message.subjectId, kind: message.kind, outcome });
  });
}

async function sendOnce(ports: NoticePorts, message: NoticeMessage): Promise<string> {
  const claim = noticeClaim(message);
  const now = ports.now();
  const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));
  if (claimed === 'done') return 'sent before';
  if (claimed === 'busy') throw new NoticeBusyError(claim);
  const mail =
    message.kind === 'reminder'
      ? await composeReminder(ports, message)
      : await composeIncidentMail(ports, message);
  const sent = mail === undefined ? undefined : await ports.mailer.send(mail);
  if (sent?.outcome === 'refused') await reportUndeliverable(ports, message, sent.because);
  await ports.claims.markDone(claim, ports.now());
  return sent?.outcome ?? 'no longer owed';
}
