/** What may stand somewhere, each once, as an error lists it. */
export const oneOf = (words: readonly string[]): string => `one of ${[...new Set(words)].join(', ')}`;
