import type { Cancelled } from '../cancelled.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import type { Mail } from './mail.ts';
import { ownersMail } from './owners-mail.tsx';
import type { OwnersMailProps } from './owners-mail.tsx';

/** The mail to whoever had accepted what was cancelled. */
export type CancelledMailProps = OwnersMailProps & { readonly cancelled: Cancelled };

/** Tells whoever had accepted what was cancelled since, by whom, what is shown now and whom to ask; there is nothing to answer. */
export function cancelledMail({ cancelled, ...props }: CancelledMailProps): Mail {
  const { cancelled: texts } = offerTextsFor(props.reader.locale);
  const told = texts.told(props.whatTitle, cancelled, (at) => longTime(at, props.reader));
  const { contractTitle } = cancelled;
  return ownersMail({ subject: texts.subject(props.whatTitle), told, contractTitle }, props);
}
