import { cancelledFrom } from '#domain/handoff/news.ts';
import { cancelled } from '#lambdas/_presenting/cancelled.ts';
import { cancelledMail } from '#views/mails/cancelled-mail.ts';
import type { OwnersWord } from './owners-notice.ts';

/** That it was cancelled, and what is shown now. */
export const cancelledWord: OwnersWord = {
  isOwed: (state, person) => cancelledFrom(state) === person,
  mailOf: async (ports, state, props) =>
    cancelledMail({ ...props, cancelled: await cancelled(ports, state) }),
};
