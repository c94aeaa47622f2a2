import type { TakenBack } from '../taken-back.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import type { Mail } from './mail.ts';
import { ownersMail } from './owners-mail.tsx';
import type { OwnersMailProps } from './owners-mail.tsx';

/** The mail to whoever had accepted what was taken back. */
export type TakenBackMailProps = OwnersMailProps & { readonly takenBack: TakenBack };

/** Tells whoever had accepted what was taken back, where, why and by whom; there is nothing to answer. */
export function takenBackMail({ takenBack, ...props }: TakenBackMailProps): Mail {
  const { takenBack: texts } = offerTextsFor(props.reader.locale);
  const told = texts.told(props.whatTitle, takenBack, (at) => longTime(at, props.reader));
  const { contractTitle } = takenBack;
  return ownersMail({ subject: texts.subject(props.whatTitle), told, contractTitle }, props);
}
