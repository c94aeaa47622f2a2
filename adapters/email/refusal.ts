import { BadRequestException, MessageRejected } from '@aws-sdk/client-sesv2';

export type MailRefusal = 'malformed' | 'address-not-verified' | 'rejected';

/**
 * Why this very mail will never be taken; undefined for everything that concerns the account or will pass.
 * An identity that is not verified comes as MessageRejected whose text lists it: while the account is in the SES
 * sandbox that is the recipient; if it is the sender, no mail goes at all until somebody verifies it.
 */
export function refusalOf(error: unknown, recipient: string): MailRefusal | undefined {
  if (error instanceof BadRequestException) return 'malformed';
  if (!(error instanceof MessageRejected)) return undefined;
  const said = error.message.toLowerCase();
  if (!said.includes('not verified')) return 'rejected';
  return said.includes(recipient.toLowerCase()) ? 'address-not-verified' : undefined;
}
