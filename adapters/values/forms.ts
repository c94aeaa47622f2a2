/** Whether a shown value is the wanted one. */
export type Comparison = (wanted: string, shown: string) => boolean;

/** Both have the form that `meaningOf` knows, and mean the same. */
export function sameForm(meaningOf: (text: string) => string | number | undefined): Comparison {
  return (wanted, shown) => {
    const meaning = meaningOf(wanted);
    return meaning !== undefined && meaning === meaningOf(shown);
  };
}

/** As digits, not as a float: long ids keep every digit, and leading zeros (postal codes) stay a difference. */
export function asNumber(text: string): string | undefined {
  const [, sign, whole, fraction] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const decimals = (fraction ?? '').replace(/0+$/, '');
  const size = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && /[1-9]/.test(size) ? `-${size}` : size;
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
