import { styleText } from 'node:util';

/** Quiet colours, or none at all where nobody looks. */
export interface Style {
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

type Format = Parameters<typeof styleText>[0];

export function styleFor(colours: boolean): Style {
  const paint = (format: Format) => (text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  return { faint: paint('dim'), good: paint('green'), warn: paint('yellow'), bad: paint('red') };
}
