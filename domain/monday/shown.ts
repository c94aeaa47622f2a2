/** More than so many of one kind nobody reads on a Monday morning. */
const SHOWN = 8;

/** The first of some sentences, and how many there are besides. */
export function shown(sentences: readonly string[]): string[] {
  const rest = sentences.length - SHOWN;
  return rest <= 0 ? [...sentences] : [...sentences.slice(0, SHOWN), `… and ${String(rest)} more.`];
}
