import { editDistance } from './edit-distance.ts';

/** Below this two texts have nothing to do with each other: more than four letters in ten differ. */
const NEAR = 0.6;
const ABBREVIATION = 0.7;
const CONTAINED = 0.8;
const SHORTEST_PART = 4;
const LONGEST_ABBREVIATION = 5;

/** Small letters and digits only, so that "Sales Qualified" and "sales-qualified" are the same. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const isSubsequence = (letters: string, text: string): boolean => {
  let from = 0;
  for (const letter of letters) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
};

/** "sql" stands for "salesqualifiedlead": few letters, the same first one, the others in their order. */
const isAbbreviation = (short: string, long: string): boolean =>
  short.length >= 2 &&
  short.length <= LONGEST_ABBREVIATION &&
  short.length * 2 <= long.length &&
  long.startsWith(short.charAt(0)) &&
  isSubsequence(short, long);

/** How near two texts are, from 0 (unrelated) to 1 (the same but for case, spaces and punctuation). */
export const nearness = (one: string, other: string): number => {
  const [short = '', long = ''] = [normalise(one), normalise(other)].sort((a, b) => a.length - b.length);
  if (short === '') return 0;
  if (short === long) return 1;
  const alike = 1 - editDistance(short, long) / long.length;
  if (short.length >= SHORTEST_PART && long.includes(short)) return Math.max(alike, CONTAINED);
  if (isAbbreviation(short, long)) return Math.max(alike, ABBREVIATION);
  return alike >= NEAR ? alike : 0;
};
