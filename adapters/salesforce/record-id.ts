const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHORT_LENGTH = 15;
const GROUP_LENGTH = 5;

/**
 * The 18 characters of an id that is given with 15 or 18; undefined for what is no id. The last three say which of
 * the others are capitals, five to a letter, so that the long form survives tools that ignore case.
 * Source: Salesforce's knowledge base (15- and 18-character ids).
 */
export function longId(text: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/.test(text)) return undefined;
  const short = text.slice(0, SHORT_LENGTH);
  const long = short + suffixOf(short);
  return text.length === SHORT_LENGTH || text === long ? long : undefined;
}

function suffixOf(short: string): string {
  return [0, GROUP_LENGTH, 2 * GROUP_LENGTH]
    .map((start) => SUFFIX_LETTERS[capitalsOf(short.slice(start, start + GROUP_LENGTH))])
    .join('');
}

/** The first character is the lowest bit. */
function capitalsOf(group: string): number {
  return Array.from(group).reduce((bits, letter, place) => bits + (/[A-Z]/.test(letter) ? 1 << place : 0), 0);
}
