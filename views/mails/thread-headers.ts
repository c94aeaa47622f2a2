/** A mail header as SES takes it. */
export type MailHeader = { readonly name: string; readonly value: string };

/**
 * The headers that keep all mails about one subject in one conversation: each refers to the same first message.
 *
 * That message is never sent. SES replaces any `Message-ID` by its own ("Amazon SES header fields"), so the first mail
 * cannot be referred to by a name that we know; but mail programs group by `References` whether or not the message
 * referred to ever arrived (RFC 5256, section 2.2). So the first mail carries `References` too.
 */
export function threadHeaders(
  subjectId: string,
  domain: string,
  position: 'first' | 'follow-up',
): MailHeader[] {
  const root = `<${messageIdPart(subjectId)}@${domain}>`;
  const references = { name: 'References', value: root };
  return position === 'first' ? [references] : [{ name: 'In-Reply-To', value: root }, references];
}

// The left side of a message id has no brackets, spaces or consecutive dots (RFC 5322, 3.6.4).
function messageIdPart(subjectId: string): string {
  return encodeURIComponent(subjectId).replaceAll(/[().]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
