import type { LeftBecause } from './circuit.ts';

const WORDS: Readonly<Record<LeftBecause, string>> = {
  down: 'system-down',
  consent: 'consent-gone',
  'daily-limit': 'daily-limit',
};

/** The word for it in facts and in the causes of incidents: it is part of their key, and never changes. */
export function leftWord(because: LeftBecause): string {
  return WORDS[because];
}

/** The same for a system whose queue is long: nobody is refused, it only takes its time. */
export const IN_QUEUE = 'in-queue';

/** What such a word means; undefined for every other one, which some system said itself. */
export function leftBecauseOf(word: string): LeftBecause | undefined {
  return (['down', 'consent', 'daily-limit'] as const).find((because) => WORDS[because] === word);
}
