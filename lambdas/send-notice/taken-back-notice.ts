import { cancelledFrom } from '#domain/handoff/news.ts';
import { takenBackFrom } from '#domain/handoff/rollback.ts';
import { takenBack } from '#lambdas/_presenting/taken-back.ts';
import { takenBackMail } from '#views/mails/taken-back-mail.ts';
import type { OwnersWord } from './owners-notice.ts';

/**
 * That what was entered for them was taken back: unless somebody has decided otherwise by now, it was taken back once
 * more, or it was cancelled since, as word of that says what is shown as well.
 */
export const takenBackWord: OwnersWord = async (ports, state, person, seq) => {
  const last = state.news.findLast((item) => item.kind === 'taken-back' && item.person === person);
  if (last?.seq !== seq || takenBackFrom(state)?.owner !== person || cancelledFrom(state) === person)
    return undefined;
  const about = await takenBack(ports, state);
  return (props) => takenBackMail({ ...props, takenBack: about });
};
