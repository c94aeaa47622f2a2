import type { GivenAway } from '../given-away.ts';
import { newsTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import type { Mail } from './mail.ts';
import { ownersMail } from './owners-mail.tsx';
import type { OwnersMailProps } from './owners-mail.tsx';

/** The mail to whoever had accepted what is to be somebody else's. */
export type GivenAwayMailProps = OwnersMailProps & { readonly givenAway: GivenAway };

/** Tells whoever had accepted that it is not theirs any more, why, who is asked instead and what is shown now; there is nothing to answer. */
export function givenAwayMail({ givenAway, ...props }: GivenAwayMailProps): Mail {
  const { givenAway: texts } = newsTextsFor(props.reader.locale);
  const told = texts.told(props.whatTitle, givenAway, (at) => longTime(at, props.reader));
  const { contractTitle } = givenAway;
  return ownersMail({ subject: texts.subject(props.whatTitle), told, contractTitle }, props);
}
