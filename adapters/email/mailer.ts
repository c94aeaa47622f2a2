import { SendEmailCommand, SESv2ServiceException } from '@aws-sdk/client-sesv2';
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

/** SES answered that it did not take the mail: its rate, its quota, a paused account, an unverified sender. */
function isSurelyNotSent(error: unknown): error is SESv2ServiceException {
  return error instanceof SESv2ServiceException && error.$fault === 'client';
}

const sentSchema = z.object({ MessageId: z.string().min(1) });

/**
 * Mail through SES. It has no idempotency token: who must not send twice takes a claim first.
 * Throws what leaves it open whether the mail went out.
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
        if (because !== undefined) return { outcome: 'refused', because };
        if (isSurelyNotSent(error)) return { outcome: 'later', because: error.name };
        throw error;
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
