import type { Mailer } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memoryMailer(world: World): Mailer {
  const { mails, refusedAddresses } = world;
  return {
    send: async (mail) => {
      if (world.mailsLater) return { outcome: 'later', because: 'TooManyRequestsException' };
      if (refusedAddresses.has(mail.to)) return { outcome: 'refused', because: 'rejected' };
      mails.push(mail);
      return { outcome: 'sent', messageId: `mail-${mails.length}` };
    },
  };
}
