import { capitalised } from '#domain/capitalised.ts';
import type { TakenBack } from '../../taken-back.ts';
import type { At, Told } from '../told.ts';
import { listed, quoted } from './phrases.ts';

export const restored = (systems: readonly string[]): readonly string[] =>
  systems.length === 0
    ? []
    : [`${listed(systems)} ${systems.length === 1 ? 'shows' : 'show'} what stood there before.`];

export const putAway = (systems: readonly string[]): readonly string[] =>
  systems.length === 0 ? [] : [`What Baton had made in ${listed(systems)} was put away.`];

export const left = ({ system, isOthers }: TakenBack['left'][number]): string =>
  isOthers
    ? `${system} was left as it is: somebody else has changed it meanwhile.`
    : `${system} still shows what was written: it was not taken back.`;

export const decided = ({ byName, contractTitle }: Pick<TakenBack, 'byName' | 'contractTitle'>): string =>
  byName === undefined
    ? `Nobody decided it: the rules of ${quoted(contractTitle)} say so.`
    : `${byName} decided it.`;

const next = ({ endedAt, deciderName }: TakenBack): string => {
  if (deciderName !== undefined) return `${deciderName} now decides what becomes of it, and has been told.`;
  return endedAt === undefined
    ? 'Every system is read back. You get a mail when it is done.'
    : 'It is over: nobody is asked any more. There is nothing for you to do.';
};

/** What whoever had accepted is told of what was taken back, in a mail and behind their old link. */
export const takenBack = {
  subject: (what: string) => `Taken back: ${what}`,
  told: (what: string, about: TakenBack, at: At): Told => {
    const { acceptedAt, endedAt, because } = about;
    const isWhole = about.left.length === 0;
    const accepted = `You accepted it on ${at(acceptedAt)}.`;
    return {
      title: endedAt === undefined ? `${what} is being taken back` : `${what} was taken back`,
      paragraphs: [
        endedAt === undefined
          ? `${accepted} What was entered for you is being taken back now.`
          : `${accepted} What was entered for you was taken back on ${at(endedAt)}${isWhole ? ', so you are not shown as its owner any more' : ', but not everywhere'}.`,
        [...restored(about.restored), ...putAway(about.putAway), ...about.left.map(left)].join(' '),
        `${because === undefined ? '' : `Why: ${capitalised(because)}. `}${decided(about)}`,
        next(about),
      ].filter((paragraph) => paragraph !== ''),
    };
  },
};
