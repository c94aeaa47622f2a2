import type { GivenAway } from '../../given-away.ts';
import type { At, Told } from '../told.ts';
import { shown as shownAfterwards } from './cancelled.ts';
import { whereabouts } from './offer-outcome.ts';
import { quoted } from './phrases.ts';
import { decided } from './taken-back.ts';

const since = ({ isNotStarted, endedAt }: GivenAway, at: At): string =>
  isNotStarted
    ? `It was not started in time, so since ${at(endedAt)} it is not yours any more.`
    : `Since ${at(endedAt)} it is not yours any more: somebody else is to have it.`;

const where = (now: GivenAway['now'], at: At): string => {
  if (now === undefined) return 'Nobody is asked at the moment.';
  if (now.kind === 'over') return 'It was cancelled since: nobody is asked any more.';
  const told = whereabouts(now, at);
  return now.kind === 'offered' ? `${told} It is theirs only when they accept.` : told;
};

/** As long as it goes on, somebody else is entered where they are shown, and over whatever else is. */
const shown = ({ system, shows }: GivenAway['systems'][number], now: GivenAway['now']): readonly string[] => {
  if (shows === 'other') return [`${system} shows somebody who accepted it after you.`];
  if (now?.kind !== 'over' && shows === 'else')
    return [`${system} showed something else than what was entered when it was last read.`];
  if (now?.kind === 'over' || shows !== 'owner') return shownAfterwards({ system, shows });
  return now?.kind === 'owned'
    ? [`${system} showed you as its owner when it was last read.`]
    : [`${system} still shows you as its owner: whoever accepts it is entered in your place.`];
};

const next = ({ askName, contractTitle }: GivenAway): string => {
  const nothing = 'There is nothing for you to do.';
  return askName === undefined
    ? nothing
    : `${nothing} If you have a question about it, ask ${askName}, who answers for ${quoted(contractTitle)}.`;
};

/** What whoever had accepted is told of what is to be somebody else's, in a mail. */
export const givenAway = {
  subject: (what: string) => `Not yours any more: ${what}`,
  told: (what: string, about: GivenAway, at: At): Told => {
    const { acceptedAt, systems, now } = about;
    return {
      title: `${what} is not yours any more`,
      paragraphs: [
        `You accepted it on ${at(acceptedAt)}. ${since(about, at)} ${decided(about)}`,
        where(now, at),
        systems.length === 0
          ? 'It was not entered for you anywhere.'
          : systems.flatMap((one) => shown(one, now)).join(' '),
        next(about),
      ],
    };
  },
};
