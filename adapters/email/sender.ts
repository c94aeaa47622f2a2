import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2ServiceException,
} from '@aws-sdk/client-sesv2';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Sender } from '#domain/ports/operations.ts';

/** The sender's standing with SES: its own identity counts, else that of its domain. */
export function sesSender(client: SESv2Client, address: string): Sender {
  return { address, look: () => look(client, address) };
}

async function look(client: SESv2Client, address: string) {
  try {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const verified = (await isVerified(client, address)) || (await isVerified(client, domain));
    if (!verified) return 'unverified';
    const { ProductionAccessEnabled } = await client.send(new GetAccountCommand({}));
    return ProductionAccessEnabled === true ? 'ready' : 'sandbox';
  } catch (error) {
    if (error instanceof SESv2ServiceException && error.name === 'AccessDeniedException')
      return 'not-permitted';
    throw error;
  }
}

async function isVerified(client: SESv2Client, identity: string): Promise<boolean> {
  try {
    const { VerifiedForSendingStatus } = await client.send(
      new GetEmailIdentityCommand({ EmailIdentity: identity }),
    );
    return VerifiedForSendingStatus === true;
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}
