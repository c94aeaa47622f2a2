import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SendEmailCommandInput, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail, Mailer } from '#domain/ports/platform.ts';
import * as z from 'zod';
import { refusalOf } from './refusal.ts';

export interface MailSettings {
  /** A verified identity, or an address of a verified domain. */
  readonly sender: string;
  /** Through it bounces and complaints come back as events. */
  readonly configurationSet: string;
  /** Outside production no mail reaches anybody else. */
  readonly redirectAllTo?: string | undefined;
}

const sentSchema = z.object({ MessageId: z.string().min(1) });

/**
 * Mail through SES. It has no idempotency token: who must not send twice takes a claim first.
 * Throws what will pass (rate, quota, paused account, unverified sender), so that the message is tried again.
 */
export function sesMailer(client: SESv2Client, settings: MailSettings): Mailer {
  return {
    async send(mail) {
      const to = settings.redirectAllTo ?? mail.to;
      try {
        const answer = await client.send(new SendEmailCommand(request({ ...mail, to }, settings)));
        return { outcome: 'sent', messageId: sentSchema.parse(answer).MessageId };
      } catch (error) {
        const because = refusalOf(error, to);
        if (because === undefined) throw error;
        return { outcome: 'refused', because };
      }
    },
  };
}

function request(mail: Mail, { sender, configurationSet }: MailSettings): SendEmailCommandInput {
  return {
    FromEmailAddress: sender,
    Destination: { ToAddresses: [mail.to] },
    ConfigurationSetName: configurationSet,
    EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
    Content: {
      Simple: {
        Subject: text(mail.subject),
        Body: { Html: text(mail.html), Text: text(mail.text) },
        Headers: mail.headers.map(({ name, value }) => ({ Name: name, Value: value })),
      },
    },
  };
}

const text = (Data: string) => ({ Data, Charset: 'UTF-8' });
