import { oneLine } from '../one-line.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Foreign text made safe for a text in Slack's markup: what would be a link, a mention or a command is shown as it is.
 * Source: Slack's guide to formatting text, which names these three characters.
 */
export function escaped(text: string): string {
  return oneLine(text).replace(/[&<>]/g, (character) => entities[character] ?? character);
}

/** A link with its own words. The address must be one of the web. */
export function link(address: string, words: string): string {
  return `<${address.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escaped(words)}>`;
}

/** The beginning of a text that is at most `limit` characters long in the form that `asShown` gives to it. */
export function clipped(
  text: string,
  limit: number,
  asShown: (text: string) => string = (all) => all,
): string {
  let shown = asShown(text);
  for (let length = Math.min(text.length, limit); shown.length > limit;) {
    length -= Math.max(1, Math.ceil((shown.length - limit) / LONGEST_ENTITY));
    shown = asShown(`${beginning(text, length)}…`);
  }
  return shown;
}

/** Half of a character at the end is left out. */
function beginning(text: string, length: number): string {
  return text.slice(0, Math.max(0, length)).replace(/[\uD800-\uDBFF]$/, '');
}

/** As long as the longest form of one character: so many fewer may be enough, and never too few are left. */
const LONGEST_ENTITY = 6;
