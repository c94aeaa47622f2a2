import { leftPhrase } from '#domain/story/left-phrase.ts';
import type { Cause } from '../../cause.ts';
import { quoted } from './phrases.ts';

/** Why a system is left alone for now, and what ends that. */
export const leftAlone = ({ system, because, renewWith }: Extract<Cause, { kind: 'left-alone' }>) => {
  const headline = leftPhrase(system, because);
  const how = renewWith === undefined ? '' : ` with ${renewWith.map(quoted).join(' or ')}`;
  return {
    headline,
    sentence: `${headline}${how}. Baton leaves it alone, and looks from time to time. What waits for it then goes on by itself.`,
  };
};
