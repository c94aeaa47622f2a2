import type { Cancelled } from '../../cancelled.ts';
import type { At, Told } from '../told.ts';
import { quoted } from './phrases.ts';
import { decided, left, putAway, restored } from './taken-back.ts';

/** What one system shows of whoever had accepted, once nothing is written any more. */
export const shown = ({ system, shows }: Cancelled['systems'][number]): readonly string[] => {
  switch (shows) {
    case 'owner':
      return [`${system} shows you as its owner: nobody takes that back.`];
    case 'before':
      return restored([system]);
    case 'put-away':
      return putAway([system]);
    case 'not-back':
      return [left({ system, isOthers: false })];
    case 'else':
      return [`${system} showed something else than what was entered when it was last read: it is left so.`];
    case 'unknown':
      return [`Whether ${system} shows you as its owner is not known.`];
  }
};

/** Where they may be shown though it is over, somebody has to put right what is not so. */
const mayShow: ReadonlySet<Cancelled['systems'][number]['shows']> = new Set(['owner', 'not-back', 'unknown']);

const next = ({ systems, askName, contractTitle }: Cancelled): string => {
  if (!systems.some(({ shows }) => mayShow.has(shows))) return 'There is nothing for you to do.';
  return askName === undefined
    ? `If it is not yours, it is for you to have that put right: you answer for ${quoted(contractTitle)}.`
    : `If it is not yours, ask ${askName} to have that put right, who answers for ${quoted(contractTitle)}.`;
};

/** What whoever had accepted is told of what was cancelled since, in a mail and behind their old link. */
export const cancelled = {
  subject: (what: string) => `Cancelled: ${what}`,
  told: (what: string, about: Cancelled, at: At): Told => {
    const { acceptedAt, endedAt, systems } = about;
    const accepted = `You accepted it on ${at(acceptedAt)}.`;
    if (endedAt === undefined)
      return {
        title: `${what} is being cancelled`,
        paragraphs: [
          `${accepted} It is being cancelled now. ${decided(about)}`,
          'What was written last is read back first. You get a mail when it is over.',
        ],
      };
    return {
      title: `${what} was cancelled`,
      paragraphs: [
        `${accepted} It was cancelled on ${at(endedAt)}: Baton enters nobody as its owner any more. ${decided(about)}`,
        systems.length === 0 ? 'It was entered nowhere.' : systems.flatMap(shown).join(' '),
        next(about),
      ],
    };
  },
};
