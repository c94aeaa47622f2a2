import type { Cause } from '../../cause.ts';
import { quoted } from './phrases.ts';

/** Why a system is left alone for now, and what ends that. */
export const leftAlone = ({ system, because, renewWith }: Extract<Cause, { kind: 'left-alone' }>) => {
  switch (because) {
    case 'down':
      return {
        headline: `${system} does not answer`,
        sentence: `${system} has not answered as it should for a while. Baton leaves it alone, and looks from time to time whether it is back. What waits for it then goes on by itself.`,
      };
    case 'consent': {
      const how = renewWith === undefined ? '' : ` with ${quoted(renewWith)}`;
      return {
        headline: `${system} no longer lets Baton in`,
        sentence: `${system} refuses Baton’s access. Somebody has to renew it${how}. What waits for it goes on by itself within a quarter of an hour after that.`,
      };
    }
    case 'daily-limit':
      return {
        headline: `${system} takes no more requests today`,
        sentence: `All that ${system} takes in a day is used up. What waits for it goes on by itself once it takes more.`,
      };
  }
};
