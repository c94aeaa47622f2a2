/** More than so many of one kind nobody reads on a Monday morning, and no longer ones; all lines together fit a message of SQS. */
const SHOWN = 8;
const LENGTH = 400;

/** The first of some sentences, and how many there are besides. */
export function shown(sentences: readonly string[]): string[] {
  const rest = sentences.length - SHOWN;
  const first = sentences.slice(0, SHOWN).map(clipped);
  return rest <= 0 ? first : [...first, `… and ${String(rest)} more.`];
}

function clipped(sentence: string): string {
  return sentence.length <= LENGTH ? sentence : `${sentence.slice(0, LENGTH - 1)}…`;
}
