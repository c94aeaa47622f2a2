import { cancelledFrom } from '#domain/handoff/news.ts';
import { cancelled } from '#lambdas/_presenting/cancelled.ts';
import { cancelledMail } from '#views/mails/cancelled-mail.ts';
import type { OwnersWord } from './owners-notice.ts';

/** That it was cancelled, and what is shown now. */
export const cancelledWord: OwnersWord = async (ports, state, person) => {
  if (cancelledFrom(state) !== person) return undefined;
  const about = await cancelled(ports, state);
  return (props) => cancelledMail({ ...props, cancelled: about });
};
