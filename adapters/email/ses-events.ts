import * as z from 'zod';

/** What the provider tells about one mail that it had taken. `tags` are those that the mail was sent with. */
export interface MailEvent {
  /** 'lost': it will not arrive, or whoever got it does not want it. 'arrived': their server took it. 'noted': anything else. */
  readonly what: 'lost' | 'arrived' | 'noted';
  /** The provider's word for it, or ours for what is lost. */
  readonly because: string;
  readonly messageId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Source: SES, "Examples of event data that Amazon SES publishes to Amazon SNS". */
const eventSchema = z.object({
  eventType: z.string(),
  bounce: z.object({ bounceType: z.string() }).optional(),
  mail: z.object({
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
});

/** Sent once, as plain text, when the topic becomes the destination of a configuration set. */
const GREETING = 'Successfully validated SNS topic';

/**
 * A message of SNS with an event of SES in it; undefined for the greeting. A soft bounce or a delay changes nothing: the
 * deadline of the offer decides.
 */
export const sesEventSchema = z
  .object({ Message: z.string() })
  .transform(({ Message: text }): unknown => (text.startsWith(GREETING) ? undefined : JSON.parse(text)))
  .pipe(eventSchema.optional())
  .transform((event): MailEvent | undefined => (event === undefined ? undefined : mailEvent(event)));

function mailEvent({ eventType, bounce, mail }: z.infer<typeof eventSchema>): MailEvent {
  const { messageId } = mail;
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, [value = '']]) => [name, value]));
  if (eventType === 'Bounce' && bounce?.bounceType === 'Permanent')
    return { what: 'lost', because: 'bounced', messageId, tags };
  if (eventType === 'Complaint') return { what: 'lost', because: 'complained', messageId, tags };
  if (eventType === 'Delivery') return { what: 'arrived', because: eventType, messageId, tags };
  return { what: 'noted', because: eventType, messageId, tags };
}
