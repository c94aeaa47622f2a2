import type { Check } from '#domain/operator/checks.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import type { Sender, SenderStanding } from '#domain/ports/operations.ts';
import { ASK_AGAIN, lookYourself } from './look-yourself.ts';
import { quotaCheck } from './quota-check.ts';

/** Whether the address that mail is sent from may send, and whether there is enough left of what it may. */
export async function checkSender(ports: Pick<LookUpPorts, 'sender'>): Promise<readonly Check[]> {
  const looked = await ports.sender.look();
  const address = addressCheck(ports.sender.address, looked);
  return typeof looked === 'object' && 'standing' in looked ? [address, mailsCheck(looked)] : [address];
}

function addressCheck(address: string, looked: Awaited<ReturnType<Sender['look']>>): Check {
  const about = (found: string) => ({ name: 'sender', found: `${address}: ${found}` });
  if (looked === 'not-permitted')
    return { ...about('cannot look'), ok: false, next: lookYourself('the identity', 'ses:GetEmailIdentity') };
  if (looked === 'unverified') {
    const next =
      'Publish the DKIM records of its domain, or follow the link in the mail that SES sent to it.';
    return { ...about('not verified'), ok: false, next };
  }
  if ('because' in looked)
    return { ...about(`SES did not say (${looked.because})`), ok: false, next: ASK_AGAIN };
  if (looked.standing === 'ready') return { ...about('verified'), ok: true };
  const next =
    'Ask for production access in the SES console; until then mail reaches verified addresses only.';
  return { ...about('verified, but the account is in the SES sandbox'), ok: false, next };
}

function mailsCheck({ sent, most }: SenderStanding): Check {
  const name = 'mails a day';
  const inWords = `${sent.toLocaleString('en')} in the last 24 hours`;
  // Source: SES API v2, SendQuota: -1 is no limit.
  if (most < 0) return { name, about: 'quota', ok: true, found: `${inWords}, without a limit` };
  const found = `${inWords}, of ${most.toLocaleString('en')}`;
  const next = 'Ask for more in Service Quotas (SES, sending quota) before mails are refused.';
  return quotaCheck({ name, found, next }, sent / most);
}
