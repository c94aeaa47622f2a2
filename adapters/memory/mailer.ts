import type { Mailer } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memoryMailer({ mails, refusedAddresses }: World): Mailer {
  return {
    send: async (mail) => {
      if (refusedAddresses.has(mail.to)) return { outcome: 'refused', because: 'rejected' };
      mails.push(mail);
      return { outcome: 'sent', messageId: `mail-${mails.length}` };
    },
  };
}
