import * as z from 'zod';

const mailSchema = z
  .object({
    MessageId: z.string(),
    Source: z.string(),
    To: z.array(z.string()),
    Subject: z.string(),
    BodyText: z.string(),
    BodyHtml: z.string().nullable(),
    /** Seconds since 1970. */
    Timestamp: z.number(),
  })
  .transform((mail) => ({
    id: mail.MessageId,
    from: mail.Source,
    to: mail.To,
    subject: mail.Subject,
    text: mail.BodyText,
    html: mail.BodyHtml ?? '',
    at: new Date(mail.Timestamp * 1000),
  }));

/** The emulator's answer: its mails by account, the oldest first. */
const mailsSchema = z.object({ messages: z.record(z.string(), z.array(mailSchema)) });

/** A mail that was sent through the emulator. It keeps neither Reply-To nor other headers. */
export type Mail = z.infer<typeof mailSchema>;

/** The emulator did not give out its mails. */
export class MailsUnreadable extends Error {
  override readonly name = 'MailsUnreadable';
  readonly status: number;

  constructor(status: number) {
    super(`The emulator answered ${status} when asked for its mails.`);
    this.status = status;
  }
}

/** Every mail that was sent, the newest first. @throws {MailsUnreadable} @throws {TypeError} nobody answers */
export const readMessages = async (endpoint: string): Promise<Mail[]> => {
  const response = await fetch(`${endpoint}/_ministack/ses/messages`);
  if (!response.ok) throw new MailsUnreadable(response.status);
  const { messages } = mailsSchema.parse(await response.json());
  return Object.values(messages)
    .flat()
    .reverse()
    .sort((a, b) => b.at.getTime() - a.at.getTime());
};
