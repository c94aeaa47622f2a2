import type { Check } from '#domain/operator/answers.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { lookYourself } from './look-yourself.ts';

/** Whether the address that mail is sent from may send, and whether there is enough left of what it may. */
export async function checkSender(ports: Pick<LookUpPorts, 'sender'>): Promise<readonly Check[]> {
  return [await checkAddress(ports), await checkQuota(ports)];
}

async function checkAddress({ sender }: Pick<LookUpPorts, 'sender'>): Promise<Check> {
  const name = 'sender';
  const found = `${sender.address}: `;
  switch (await sender.look()) {
    case 'ready':
      return { name, ok: true, found: `${found}verified` };
    case 'sandbox':
      return {
        name,
        ok: false,
        found: `${found}verified, but the account is in the SES sandbox`,
        next: 'Ask for production access in the SES console; until then mail reaches verified addresses only.',
      };
    case 'unverified':
      return {
        name,
        ok: false,
        found: `${found}not verified`,
        next: 'Publish the DKIM records of its domain, or follow the link in the mail that SES sent to it.',
      };
    case 'not-permitted':
      return {
        name,
        ok: false,
        found: `${found}cannot look`,
        next: lookYourself('the identity', 'ses:GetEmailIdentity'),
      };
  }
}

/** Above this share of a day's mails there is time to ask for more. */
const NEARLY = 0.8;

async function checkQuota({ sender }: Pick<LookUpPorts, 'sender'>): Promise<Check> {
  const name = 'mails a day';
  const quota = await sender.quota();
  if (quota === 'not-permitted')
    return {
      name,
      ok: false,
      found: 'cannot look',
      next: lookYourself('the quota of SES', 'ses:GetAccount'),
    };
  const { sent, most } = quota;
  const inWords = `${sent.toLocaleString('en')} in the last 24 hours`;
  // Source: SES API v2, SendQuota: -1 is no limit.
  if (most < 0) return { name, ok: true, found: `${inWords}, without a limit` };
  const found = `${inWords}, of ${most.toLocaleString('en')}`;
  if (sent < most * NEARLY) return { name, ok: true, found };
  return {
    name,
    ok: false,
    found,
    next: 'Ask for more in Service Quotas (SES, sending quota) before mails are refused.',
  };
}
