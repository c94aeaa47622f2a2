/** Whether a shown value is the wanted one. */
export type Comparison = (wanted: string, shown: string) => boolean;

/** Both have the form that `meaningOf` knows, and mean the same. */
export function sameForm(meaningOf: (text: string) => string | number | undefined): Comparison {
  return (wanted, shown) => {
    const meaning = meaningOf(wanted);
    return meaning !== undefined && meaning === meaningOf(shown);
  };
}

export function asBoolean(text: string): string | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
}

export function asMail(text: string): string | undefined {
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text.toLowerCase() : undefined;
}

/** The choices of a text that lists several, separated by `;`. */
export function choicesOf(text: string): Set<string> {
  return new Set(
    text
      .split(';')
      .map((choice) => choice.trim())
      .filter((choice) => choice !== ''),
  );
}

export function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((choice) => all.has(choice));
}
