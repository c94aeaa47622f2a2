/** A phrase as a sentence, or a line of its own, begins. */
export const capitalised = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);
