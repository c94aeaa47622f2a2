import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException } from '@aws-sdk/client-sesv2';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Sender } from '#domain/ports/operations.ts';
import { orNotPermitted } from './not-permitted.ts';

/** The sender as SES knows it: the address itself, or its domain, may be what is verified. */
export function sesSender(client: SESv2Client, address: string): Sender {
  return { address, look: () => orNotPermitted(() => look(client, mailbox(address))) };
}

async function look(client: SESv2Client, address: string): Promise<'ready' | 'sandbox' | 'unverified'> {
  const domain = address.slice(address.indexOf('@') + 1);
  const verified = (await isVerified(client, address)) || (await isVerified(client, domain));
  if (!verified) return 'unverified';
  const { ProductionAccessEnabled } = await client.send(new GetAccountCommand({}));
  return ProductionAccessEnabled === true ? 'ready' : 'sandbox';
}

async function isVerified(client: SESv2Client, identity: string): Promise<boolean> {
  try {
    const answer = await client.send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
    return answer.VerifiedForSendingStatus === true;
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}

/** `Baton <baton@example.com>` without its display name. */
function mailbox(sender: string): string {
  return /<([^>]+)>/.exec(sender)?.[1] ?? sender;
}
