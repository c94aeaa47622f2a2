import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesMailer } from '#adapters/email/mailer.ts';
import type { Mailer } from '#domain/ports/platform.ts';
import type { MailEnv } from '../env.ts';

/** A new account sends one mail a second: the SDK's backoff between six tries spreads a burst over some ten seconds. */
const MAIL_TRIES = 6;

/** How people are written to. */
export function mailPorts(env: MailEnv): { readonly mailer: Mailer; readonly publicBaseUrl: string } {
  const settings = {
    sender: env.SENDER,
    configurationSet: env.CONFIGURATION_SET,
    redirectAllTo: env.REDIRECT_ALL_MAIL_TO,
  };
  return {
    mailer: sesMailer(new SESv2Client({ maxAttempts: MAIL_TRIES }), settings),
    publicBaseUrl: env.PUBLIC_BASE_URL,
  };
}
